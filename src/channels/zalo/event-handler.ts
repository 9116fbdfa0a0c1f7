import { ActivityTypes } from 'botbuilder';
import type { Activity } from 'botbuilder';
import type { Clock } from '../../core';
import type { MessageKey, MessageValues, Translator } from '../../i18n';
import type {
  Contact,
  ContactStore,
  ConversationStore,
  OutboxRecords,
  Retention,
} from '../../store';
import { guessLanguage, hasMarks } from '../../text';
import { nearestHelpPoint } from './accounts';
import type { Accounts, ZaloAccount } from './accounts';
import { newTurn } from './adapter';
import type { TurnLogic, ZaloAdapter } from './adapter';
import { chosenText } from './choose';
import { conversationIdOf } from './events';
import type { Correspondent, MediaKind, SharedInfo, ZaloEvent } from './events';
import type { ZaloLimits } from './limits';
import type { Sealer } from './seal';
import { zaloChannel } from './webhook';

/** Words of a locality that the channel's own hints need. */
export interface LocalWords {
  readonly hotline: string;
  readonly hours: string;
}

export interface EventHandlerDeps {
  readonly conversations: ConversationStore;
  readonly contacts: ContactStore;
  readonly outboxRecords: OutboxRecords;
  readonly retention: Retention;
  readonly adapter: ZaloAdapter;
  readonly accounts: Accounts;
  readonly onTurn: TurnLogic;
  readonly translate: Translator;
  readonly localWords: (locality: string) => LocalWords;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly limits: ZaloLimits;
}

/** An event with the number under which the inbox keeps it. */
export interface Delivered {
  readonly id: number;
  readonly event: ZaloEvent;
}

type Of<Kind extends ZaloEvent['kind']> = Extract<ZaloEvent, { readonly kind: Kind }>;

/** Does what each event asks for. Running one twice changes nothing the second time. */
export class EventHandler {
  constructor(private readonly deps: EventHandlerDeps) {}

  /** Resolves to `silent` when a person is being served by a colleague and the bot said nothing. */
  async handle({ id, event }: Delivered, signal: AbortSignal): Promise<'done' | 'silent'> {
    switch (event.kind) {
      case 'text':
      case 'media':
      case 'location':
        return this.hear({ id, event }, signal);
      case 'arrived':
        return this.welcome({ id, event }, signal);
      case 'info':
        return this.keepInfo({ id, event }, signal);
      case 'unfollowed':
        return this.unfollow(event);
      case 'withdrawn':
        await this.deps.retention.eraseUser(event.userId);
        return 'done';
      case 'colleague':
        return this.fallSilent(event);
      case 'receipt':
        await this.deps.outboxRecords.noteReceipt(zaloChannel, event.what, event.messageIds);
        return 'done';
      case 'reaction':
        return this.rate({ id, event }, signal);
    }
  }

  private async hear(
    { id, event }: { readonly id: number; readonly event: Of<'text' | 'media' | 'location'> },
    signal: AbortSignal,
  ): Promise<'done' | 'silent'> {
    const contact = await this.meet(event.from);
    if (this.isServed(contact)) return 'silent';
    const text = event.kind === 'text' ? chosenText(event.text, contact.offered) : '';
    await this.noteLanguage(contact.conversationId, text);
    const hints = await this.hintsFor(event, contact.conversationId);
    const caption = event.kind === 'media' ? event.caption : text;
    const asks = event.kind === 'text' || caption !== '';
    const activity = { type: ActivityTypes.Message, text: caption };
    const offered = await this.turn(id, event.from, activity, signal, async (context) => {
      for (const hint of hints) await context.sendActivity(hint);
      if (asks) await this.deps.onTurn(context);
    });
    // A sticker in between does not take away what may be chosen from.
    if (asks) await this.offer(contact, offered);
    return 'done';
  }

  private async welcome(
    { id, event }: { readonly id: number; readonly event: Of<'arrived'> },
    signal: AbortSignal,
  ): Promise<'done' | 'silent'> {
    const { contacts, clock, limits } = this.deps;
    const contact = await this.meet(event.from);
    const now = clock.now();
    const { conversationId, welcomedAt } = contact;
    if (event.how === 'follow') await contacts.change(conversationId, { unfollowedAt: null });
    const recently = now.getTime() - (welcomedAt?.getTime() ?? 0) < limits.welcomeMs;
    if (recently || this.isServed(contact)) return 'silent';
    const activity = {
      type: ActivityTypes.ConversationUpdate,
      membersAdded: [{ id: event.from.userId, name: '' }],
    };
    const offered = await this.turn(id, event.from, activity, signal, this.deps.onTurn);
    await contacts.change(conversationId, { welcomedAt: now, offered });
    return 'done';
  }

  /** Nothing is written to them unasked from now on, and what they shared is deleted. */
  private async unfollow({ from }: Of<'unfollowed'>): Promise<'done'> {
    const { contacts, clock } = this.deps;
    const { conversationId } = await this.meet(from);
    await contacts.change(conversationId, { unfollowedAt: clock.now(), offered: [] });
    await contacts.forgetInfo(conversationId);
    return 'done';
  }

  /** Details are kept only when they were asked for: sharing them then is the consent. */
  private async keepInfo(
    { id, event }: { readonly id: number; readonly event: Of<'info'> },
    signal: AbortSignal,
  ): Promise<'done'> {
    const { contacts, sealer, clock, limits } = this.deps;
    const { conversationId, infoAskedAt } = await this.meet(event.from);
    const asked = clock.now().getTime() - (infoAskedAt?.getTime() ?? 0) <= limits.infoMs;
    if (asked) {
      const sealed = sealer.seal(JSON.stringify(event.info satisfies SharedInfo), conversationId);
      await contacts.keepInfo(conversationId, sealed);
    }
    const key = asked ? 'zalo.info.kept' : 'zalo.info.notKept';
    const text = await this.say(conversationId, key);
    const activity = { type: ActivityTypes.Event, name: 'zalo.info' };
    await this.turn(id, event.from, activity, signal, async (context) => {
      await context.sendActivity(text);
    });
    return 'done';
  }

  private async fallSilent({ to }: Of<'colleague'>): Promise<'done'> {
    const { contacts, clock, limits } = this.deps;
    const conversationId = conversationIdOf(to);
    const known = await contacts.get(conversationId);
    // Who is known is not touched: a colleague's message does not prolong the 48 hours.
    if (known === undefined) await this.meet(to);
    const silentUntil = new Date(clock.now().getTime() + limits.colleagueMs);
    await contacts.change(conversationId, { silentUntil });
    return 'done';
  }

  /** A heart or a thumb up under an answer is a rating; other icons could mean anything. */
  private async rate(
    { id, event }: { readonly id: number; readonly event: Of<'reaction'> },
    signal: AbortSignal,
  ): Promise<'done'> {
    if (!likes.has(event.icon)) return 'done';
    const code = await this.deps.outboxRecords.answerCodeOf(zaloChannel, event.messageId);
    if (code === undefined) return 'done';
    await this.meet(event.from);
    const value = { code, rating: 'helpful' };
    const activity = { type: ActivityTypes.Event, name: 'rating', value };
    await this.turn(id, event.from, activity, signal, this.deps.onTurn);
    return 'done';
  }

  /** Notes that somebody did something, which opens the window to write to them. */
  private async meet(from: Correspondent): Promise<Contact> {
    const { contacts, conversations } = this.deps;
    const { oaId: account, userId } = from;
    const id = conversationIdOf(from);
    const created = await conversations.create({ id, channel: zaloChannel, userId });
    if (!created) await conversations.touch(id);
    return contacts.touch({ conversationId: id, channel: zaloChannel, account, userId });
  }

  private isServed({ silentUntil }: Contact): boolean {
    return silentUntil !== undefined && silentUntil > this.deps.clock.now();
  }

  private turn(
    id: number,
    from: Correspondent,
    activity: Partial<Activity>,
    signal: AbortSignal,
    logic: TurnLogic,
  ): Promise<readonly string[]> {
    const whole = { ...activity, ...this.addressing(id, from) };
    return this.deps.adapter.runTurn(whole, newTurn(from, `reply:${id}`, false), logic, signal);
  }

  private addressing(id: number, from: Correspondent): Partial<Activity> {
    const account = this.accountOf(from);
    return {
      id: `zalo:${id}`,
      channelId: zaloChannel,
      serviceUrl: 'https://zalo.me',
      timestamp: this.deps.clock.now(),
      conversation: {
        id: conversationIdOf(from),
        isGroup: false,
        conversationType: 'personal',
        name: '',
      },
      from: { id: from.userId, name: '', role: 'user' },
      recipient: { id: from.oaId, name: account?.name ?? '', role: 'bot' },
      channelData: { zalo: { account: from.oaId, locality: account?.locality ?? '' } },
    };
  }

  private async offer(contact: Contact, offered: readonly string[]): Promise<void> {
    if (offered.length === 0 && contact.offered.length === 0) return;
    await this.deps.contacts.change(contact.conversationId, { offered });
  }

  private async hintsFor(
    event: Of<'text' | 'media' | 'location'>,
    conversationId: string,
  ): Promise<readonly string[]> {
    if (event.kind === 'text') return [];
    if (event.kind === 'location') return [await this.placeHint(event, conversationId)];
    return [await this.say(conversationId, mediaHints[event.media])];
  }

  private async placeHint(event: Of<'location'>, conversationId: string): Promise<string> {
    const account = this.accountOf(event.from);
    const words = this.deps.localWords(account?.locality ?? '');
    const nearest = nearestHelpPoint(account?.helpPoints ?? [], event);
    if (nearest === undefined)
      return this.say(conversationId, 'zalo.location.unknown', { ...words });
    const { name, address } = nearest.point;
    const km = nearest.km.toLocaleString('vi', { maximumSignificantDigits: 2 });
    return this.say(conversationId, 'zalo.location.near', { ...words, name, address, km });
  }

  private async say(
    conversationId: string,
    key: MessageKey,
    values: MessageValues = {},
  ): Promise<string> {
    const conversation = await this.deps.conversations.get(conversationId);
    return this.deps.translate(conversation?.language ?? 'vi', key, values);
  }

  private async noteLanguage(conversationId: string, text: string): Promise<void> {
    const language = guessLanguage(text);
    if (language === 'vi' && !hasMarks(text)) return;
    const conversation = await this.deps.conversations.get(conversationId);
    if (conversation?.language === language) return;
    await this.deps.conversations.setLanguage(conversationId, language);
  }

  private accountOf({ oaId }: Correspondent): ZaloAccount | undefined {
    return this.deps.accounts.of(oaId);
  }
}

const likes: ReadonlySet<string> = new Set(['/-heart', '/-strong']);

const mediaHints: Readonly<Record<MediaKind, MessageKey>> = {
  file: 'file.notTaken',
  sticker: 'zalo.sticker',
  voice: 'zalo.voice',
  link: 'zalo.link',
};
