import { isLanguage } from '../../core';
import type { Clock, IdGenerator } from '../../core';
import type { ActivityLog, Conversation, ConversationStore } from '../../store';
import { activityId, keyOf, readSet, toInbound, toWelcome, webChannel } from './activities';
import type { BotAccount, Scene } from './activities';
import { unknownConversation } from './errors';
import type { ActivitySet, SentActivity } from './protocol';
import type { Grant } from './tokens';
import type { TurnRunner } from './turn-runner';

export interface ConversationServiceDeps {
  readonly log: ActivityLog;
  readonly conversations: ConversationStore;
  readonly turns: TurnRunner;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly bot: BotAccount;
  readonly publicUrl: string;
}

/** What clients do with conversations, without HTTP. Throws `DirectLineError` for what they do wrong. */
export class ConversationService {
  constructor(private readonly deps: ConversationServiceDeps) {}

  /** A grant for a conversation that does not exist yet; ids made here start with `dl_`. */
  newGrant(userId = `dl_${this.deps.ids.uuid()}`, origins?: readonly string[]): Grant {
    return { conversationId: this.deps.ids.uuid(), userId, ...(origins && { origins }) };
  }

  /** Starts the granted conversation and tells the bot; false when it was started before. */
  async start({ conversationId, userId }: Grant, locale?: string): Promise<boolean> {
    const language = locale?.slice(0, 2).toLowerCase();
    const created = await this.deps.conversations.create({
      id: conversationId,
      channel: webChannel,
      userId,
      ...(isLanguage(language) && { language }),
    });
    // The key makes a client's second try finish what a crash between the two writes left undone.
    const activity = toWelcome(locale, this.scene(conversationId, userId));
    await this.accept(conversationId, { activity, key: 'start' });
    return created;
  }

  /** The conversation; a turn that another process left behind is taken up on the way. */
  async resume(conversationId: string): Promise<Conversation> {
    const conversation = await this.get(conversationId);
    this.deps.turns.wake(conversationId);
    return conversation;
  }

  async read(conversationId: string, after: number): Promise<ActivitySet> {
    await this.get(conversationId);
    return readSet(this.deps.log, conversationId, after);
  }

  /** Takes a user's activity: its id is answered once it is on disk, the bot's turn comes later. */
  async receive(conversationId: string, sent: SentActivity): Promise<string> {
    const { userId } = await this.get(conversationId);
    const key = keyOf(sent, userId);
    const position = await this.accept(conversationId, {
      activity: toInbound(sent, this.scene(conversationId, userId)),
      ...(key !== undefined && { key }),
    });
    return activityId(conversationId, position);
  }

  private async accept(
    conversationId: string,
    added: Pick<Parameters<ActivityLog['append']>[1], 'activity' | 'key'>,
  ): Promise<number> {
    const appended = await this.deps.log.append(conversationId, { ...added, awaitsTurn: true });
    if (appended.kind === 'unknown_conversation') throw unknownConversation();
    this.deps.turns.wake(conversationId);
    return appended.position;
  }

  private async get(conversationId: string): Promise<Conversation> {
    const conversation = await this.deps.conversations.get(conversationId);
    if (conversation?.channel !== webChannel) throw unknownConversation();
    return conversation;
  }

  private scene(conversationId: string, userId: string): Scene {
    const { bot, publicUrl, clock } = this.deps;
    return { conversationId, userId, bot, serviceUrl: publicUrl, now: clock.now() };
  }
}
