import { isLanguage } from '../../core';
import type { Clock, IdGenerator } from '../../core';
import type { ActivityLog, Conversation, ConversationStore } from '../../store';
import { activityId, keyOf, readSet, toInbound, toWelcome, webChannel } from './activities';
import type { BotAccount, Scene } from './activities';
import { unknownConversation } from './errors';
import type { ActivitySet, SentActivity } from './protocol';
import type { Grant } from './tokens';
import type { TurnRunner } from './turn-runner';
import type { Upload } from './upload';

export interface ConversationServiceDeps {
  readonly log: ActivityLog;
  readonly conversations: ConversationStore;
  readonly turns: TurnRunner;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly bot: BotAccount;
  readonly publicUrl: string;
  /** Absent where no file is taken. */
  readonly takeFile?: TakeFile;
}

/**
 * Looks at a file a citizen sent; resolves to what the bot is told of it (plain JSON). The channel
 * itself keeps nothing, not even a name.
 */
export type TakeFile = (conversationId: string, bytes: Buffer) => Promise<FileMark>;

/** `photo`: the id under which it was kept; `problem`: why it was not. */
export interface FileMark {
  readonly photo?: string;
  readonly problem?: string;
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

  /** The same for files: each is looked at, and the activity tells what became of it. */
  async receiveUpload(conversationId: string, { activity, files }: Upload): Promise<string> {
    await this.get(conversationId);
    const attachments = [];
    for (const { contentType, bytes } of files) {
      const mark = await this.deps.takeFile?.(conversationId, bytes);
      attachments.push({ contentType, ...mark });
    }
    return this.receive(conversationId, { ...activity, attachments });
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
