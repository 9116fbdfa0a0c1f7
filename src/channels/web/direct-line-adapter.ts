import { setTimeout as wait } from 'node:timers/promises';
import { ActivityTypes, BotAdapter, INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import type { Clock } from '../../core';
import type { ActivityJson, ActivityLog, PendingTurn } from '../../store';
import { activityId, toClient } from './activities';

/** What the bot does in a turn; app.ts joins it to the channel. */
export type TurnLogic = (context: TurnContext) => Promise<void>;

export interface DirectLineAdapterDeps {
  readonly log: ActivityLog;
  readonly clock: Clock;
}

/** The turn a context belongs to; what is said in it is numbered, so that saying it again changes nothing. */
interface Turn {
  readonly position: number;
  replies: number;
  open: boolean;
}

const turnKey = Symbol('direct line turn');

/**
 * Joins botbuilder to the activity log: what the bot sends is on disk before it is delivered, and
 * a turn that is run again after a crash does not repeat the replies it had already given.
 * Sent activities cannot be changed or deleted; Direct Line has no such operations.
 */
export class DirectLineAdapter extends BotAdapter {
  constructor(private readonly deps: DirectLineAdapterDeps) {
    super();
  }

  /** Runs the middleware and `logic` for a logged activity; rejects with what they throw. */
  async runTurn(
    conversationId: string,
    pending: PendingTurn,
    logic: TurnLogic,
    signal: AbortSignal,
  ): Promise<void> {
    const context = new TurnContext(this, toActivity(toClient(conversationId, pending)));
    const turn: Turn = { position: pending.position, replies: 0, open: true };
    context.turnState.set(turnKey, turn);
    signal.addEventListener('abort', () => {
      turn.open = false;
    });
    await this.runMiddleware(context, logic);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push(await this.send(context, activity));
    return responses;
  }

  /** Starts a turn that no citizen asked for; run it under `withTurn` of its conversation. */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: TurnLogic,
  ): Promise<void> {
    const event: Partial<Activity> = { type: ActivityTypes.Event, name: 'ContinueConversation' };
    const activity = TurnContext.applyConversationReference(event, reference, true);
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line cannot change an activity that was sent'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line cannot delete an activity that was sent'));
  }

  private async send(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    switch (activity.type) {
      case 'delay':
        await wait(typeof activity.value === 'number' ? activity.value : 0);
        return { id: '' };
      case 'invokeResponse':
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        return { id: '' };
      case ActivityTypes.Trace:
        return { id: '' };
      default:
        return this.append(context, activity);
    }
  }

  private async append(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    const conversationId = activity.conversation?.id ?? '';
    const key = nextReplyKey(context);
    const appended = await this.deps.log.append(conversationId, {
      activity: this.toOutbound(activity),
      ...(key !== undefined && { key }),
    });
    if (appended.kind === 'unknown_conversation') {
      throw new Error('The conversation is gone: nothing can be sent to it');
    }
    return { id: activityId(conversationId, appended.position) };
  }

  private toOutbound(activity: Partial<Activity>): ActivityJson {
    const { id: _none, from, recipient, ...rest } = activity;
    return {
      ...rest,
      channelId: 'directline',
      timestamp: this.deps.clock.now().toISOString(),
      from: { ...from, role: 'bot' },
      recipient: { ...recipient, role: 'user' },
    };
  }
}

function nextReplyKey(context: TurnContext): string | undefined {
  const turn = context.turnState.get<Turn | undefined>(turnKey);
  if (turn === undefined) return undefined;
  if (!turn.open) throw new Error('The turn took too long and is over: nothing can be sent in it');
  turn.replies += 1;
  return `reply:${turn.position}:${turn.replies}`;
}

// botbuilder declares its times as Date; JSON has none.
function toActivity(json: ActivityJson): Partial<Activity> {
  const activity = json as Partial<Activity>;
  const { timestamp, localTimestamp } = json;
  return {
    ...activity,
    ...(typeof timestamp === 'string' && { timestamp: new Date(timestamp) }),
    ...(typeof localTimestamp === 'string' && { localTimestamp: new Date(localTimestamp) }),
  };
}
