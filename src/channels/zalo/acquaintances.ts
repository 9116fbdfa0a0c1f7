import type { Clock } from '../../core';
import type { MessageKey, MessageValues, Translator } from '../../i18n';
import type { Contact, ContactStore, ConversationStore } from '../../store';
import { guessLanguage, hasMarks } from '../../text';
import { conversationIdOf } from './events';
import type { Correspondent } from './events';
import { zaloChannel } from './webhook';

export interface AcquaintancesDeps {
  readonly conversations: ConversationStore;
  readonly contacts: ContactStore;
  readonly translate: Translator;
  readonly clock: Clock;
}

/** Who writes: since when they may be written to, who serves them, and which language they speak. */
export class Acquaintances {
  constructor(private readonly deps: AcquaintancesDeps) {}

  /** Notes that somebody did something, which opens the window to write to them. */
  async meet(from: Correspondent): Promise<Contact> {
    const { contacts, conversations } = this.deps;
    const { oaId: account, userId } = from;
    const id = conversationIdOf(from);
    const created = await conversations.create({ id, channel: zaloChannel, userId });
    if (!created) await conversations.touch(id);
    return contacts.touch({ conversationId: id, channel: zaloChannel, account, userId });
  }

  /** Whether a colleague is talking with them, so that the bot keeps silent. */
  isServed({ silentUntil }: Contact): boolean {
    return silentUntil !== undefined && silentUntil > this.deps.clock.now();
  }

  /** One of the channel's own sentences in their language. */
  async wordsFor(
    conversationId: string,
    key: MessageKey,
    values: MessageValues = {},
  ): Promise<string> {
    const conversation = await this.deps.conversations.get(conversationId);
    return this.deps.translate(conversation?.language ?? 'vi', key, values);
  }

  /** Remembers the language of a text that shows it. */
  async noteLanguage(conversationId: string, text: string): Promise<void> {
    const language = guessLanguage(text);
    if (language === 'vi' && !hasMarks(text)) return;
    const conversation = await this.deps.conversations.get(conversationId);
    if (conversation?.language === language) return;
    await this.deps.conversations.setLanguage(conversationId, language);
  }
}
