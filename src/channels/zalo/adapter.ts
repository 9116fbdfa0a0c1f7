import { ActivityTypes, BotAdapter, TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import type { Clock, IdGenerator } from '../../core';
import type { ContactStore, NewMessage, Outbox } from '../../store';
import type { Correspondent } from './events';
import type { InfoRequest, OutgoingMessage } from './messages';
import type { Rendered, Rendering } from './render';
import { zaloChannel } from './webhook';

/** What the bot does in a turn; app.ts joins it to the channel. */
export type TurnLogic = (context: TurnContext) => Promise<void>;

/** The name of an outgoing event activity that asks a person for contact details. */
export const requestInfoName = 'zalo.request_info';

export interface ZaloAdapterDeps {
  readonly outbox: Outbox;
  readonly contacts: ContactStore;
  readonly ids: IdGenerator;
  readonly clock: Clock;
  readonly render: (activity: Partial<Activity>) => Rendering;
  readonly infoRequest: (activity: Partial<Activity>) => InfoRequest;
  /** Called once messages wait in a conversation. */
  readonly wake: (lane: string) => void;
}

/** The turn a context belongs to; what is said in it is numbered, so that saying it again changes nothing. */
export interface ZaloTurn {
  readonly to: Correspondent;
  /** The beginning of the keys of what is said. */
  readonly key: string;
  readonly proactive: boolean;
  replies: number;
  open: boolean;
  /** What the last message with choices offered. */
  offered: readonly string[];
}

const turnKey = Symbol('zalo turn');

/**
 * Joins botbuilder to the outbox: what the bot says is written before it is sent, and a turn that
 * runs again after a crash does not repeat it. Sent messages cannot be changed or deleted.
 */
export class ZaloAdapter extends BotAdapter {
  constructor(private readonly deps: ZaloAdapterDeps) {
    super();
  }

  /** Runs the middleware and `logic` for an activity; resolves to what was offered to choose from. */
  async runTurn(
    activity: Partial<Activity>,
    turn: ZaloTurn,
    logic: TurnLogic,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const context = new TurnContext(this, activity);
    context.turnState.set(turnKey, turn);
    signal.addEventListener('abort', () => {
      turn.open = false;
    });
    await this.runMiddleware(context, logic);
    return turn.offered;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const turn = openTurn(context);
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      responses.push({ id: await this.send(turn, context.activity.conversation.id, activity) });
    }
    return responses;
  }

  /**
   * Says something nobody asked for. Rejects when the person is unknown; whether it may leave is
   * decided when it is sent, because people unfollow and windows close meanwhile.
   */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: TurnLogic,
  ): Promise<void> {
    const known = await this.continueOnce(reference, `said:${this.deps.ids.uuid()}`, logic);
    if (!known) throw new Error('No such conversation on Zalo');
  }

  /**
   * The same under a key: what is said again with it is dropped. False when the person is unknown.
   * What it offers to choose from replaces what was offered before.
   */
  async continueOnce(
    reference: Partial<ConversationReference>,
    key: string,
    logic: TurnLogic,
  ): Promise<boolean> {
    const contact = await this.deps.contacts.get(reference.conversation?.id ?? '');
    if (contact?.channel !== zaloChannel) return false;
    const event: Partial<Activity> = { type: ActivityTypes.Event, name: 'ContinueConversation' };
    const activity = TurnContext.applyConversationReference(event, reference, true);
    const to = { oaId: contact.account, userId: contact.userId };
    const turn = newTurn(to, key, true);
    const offered = await this.runTurn(activity, turn, logic, new AbortController().signal);
    if (offered.length > 0) await this.deps.contacts.change(contact.conversationId, { offered });
    return true;
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('Zalo cannot change a message that was sent'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('Zalo cannot delete a message that was sent'));
  }

  private async send(turn: ZaloTurn, lane: string, activity: Partial<Activity>): Promise<string> {
    const said = await this.toMessages(turn, lane, activity);
    if (said.messages.length === 0) return '';
    turn.replies += 1;
    const key = `${turn.key}:${turn.replies}`;
    await this.deps.outbox.append(
      said.messages.map((message, part) => toOutbox(turn, lane, `${key}:${part}`, said, message)),
    );
    turn.offered = said.offered;
    this.deps.wake(lane);
    return key;
  }

  private async toMessages(
    turn: ZaloTurn,
    lane: string,
    activity: Partial<Activity>,
  ): Promise<Rendering> {
    if (activity.type === ActivityTypes.Message) return this.deps.render(activity);
    const asksInfo = activity.type === ActivityTypes.Event && activity.name === requestInfoName;
    // Zalo has no typing sign, and a visitor without an account has no form to share.
    if (!asksInfo || turn.to.anonymousConversation !== undefined) return nothing;
    await this.deps.contacts.change(lane, { infoAskedAt: this.deps.clock.now() });
    const element = this.deps.infoRequest(activity);
    return { messages: [{ body: requestOf(element) }], offered: turn.offered };
  }
}

const nothing: Rendering = { messages: [], offered: [] };

export function newTurn(to: Correspondent, key: string, proactive: boolean): ZaloTurn {
  return { to, key, proactive, replies: 0, open: true, offered: [] };
}

function openTurn(context: TurnContext): ZaloTurn {
  const turn = context.turnState.get<ZaloTurn | undefined>(turnKey);
  if (turn === undefined) throw new Error('A message needs a turn of this adapter');
  if (!turn.open) throw new Error('The turn took too long and is over: nothing can be sent in it');
  return turn;
}

function toOutbox(
  { to, proactive }: ZaloTurn,
  lane: string,
  key: string,
  { answerCode }: Rendering,
  { body, plain }: Rendered,
): NewMessage {
  const payload: OutgoingMessage = { to, body, proactive, ...(plain !== undefined && { plain }) };
  return {
    channel: zaloChannel,
    lane,
    key,
    payload: { ...payload },
    ...(answerCode !== undefined && { answerCode }),
  };
}

function requestOf(element: InfoRequest): OutgoingMessage['body'] {
  return {
    attachment: {
      type: 'template',
      payload: { template_type: 'request_user_info', elements: [element] },
    },
  };
}
