import { ActivityTypes } from 'botbuilder-core';
import type { Clock } from '../../core';
import type { Contact, ContactStore, OutboxRecords, Retention } from '../../store';
import type { Acquaintances } from './acquaintances';
import type { TurnLogic } from './adapter';
import { chosenText } from './choose';
import { conversationIdOf } from './events';
import type { SharedInfo, ZaloEvent } from './events';
import type { Hints } from './hints';
import type { ZaloLimits } from './limits';
import type { Sealer } from './seal';
import type { Turns } from './turns';
import { zaloChannel } from './webhook';

export interface EventHandlerDeps {
  readonly acquaintances: Acquaintances;
  readonly hints: Hints;
  readonly turns: Turns;
  readonly contacts: ContactStore;
  readonly outboxRecords: OutboxRecords;
  readonly retention: Pick<Retention, 'eraseUser'>;
  readonly onTurn: TurnLogic;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly limits: Pick<ZaloLimits, 'colleagueMs' | 'infoMs' | 'welcomeMs'>;
}

/** An event with the number under which the inbox keeps it. */
export interface Delivered {
  readonly id: number;
  readonly event: ZaloEvent;
}

/** What one method deals with; `signal` ends with the turn's time. */
interface Heard<Kind extends ZaloEvent['kind']> {
  readonly id: number;
  readonly event: Of<Kind>;
  readonly signal: AbortSignal;
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
        return this.hear({ id, event, signal });
      case 'arrived':
        return this.welcome({ id, event, signal });
      case 'info':
        return this.keepInfo({ id, event, signal });
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
        return this.rate({ id, event, signal });
    }
  }

  private async hear({
    id,
    event,
    signal,
  }: Heard<'text' | 'media' | 'location'>): Promise<'done' | 'silent'> {
    const contact = await this.deps.acquaintances.meet(event.from);
    if (this.deps.acquaintances.isServed(contact)) return 'silent';
    const text = event.kind === 'text' ? chosenText(event.text, contact.offered) : '';
    await this.deps.acquaintances.noteLanguage(contact.conversationId, text);
    const hints = await this.deps.hints.about(event, contact.conversationId);
    const caption = event.kind === 'media' ? event.caption : text;
    const asks = event.kind === 'text' || caption !== '';
    const activity = { type: ActivityTypes.Message, text: caption };
    const offered = await this.deps.turns.run(
      { id, from: event.from, activity, signal },
      async (context) => {
        for (const hint of hints) await context.sendActivity(hint);
        if (asks) await this.deps.onTurn(context);
      },
    );
    // A sticker in between does not take away what may be chosen from.
    if (asks) await this.offer(contact, offered);
    return 'done';
  }

  private async welcome({ id, event, signal }: Heard<'arrived'>): Promise<'done' | 'silent'> {
    const { contacts, clock, limits } = this.deps;
    const contact = await this.deps.acquaintances.meet(event.from);
    const now = clock.now();
    const { conversationId, welcomedAt } = contact;
    if (event.how === 'follow') await contacts.change(conversationId, { unfollowedAt: null });
    const recently = now.getTime() - (welcomedAt?.getTime() ?? 0) < limits.welcomeMs;
    if (recently || this.deps.acquaintances.isServed(contact)) return 'silent';
    const activity = {
      type: ActivityTypes.ConversationUpdate,
      membersAdded: [{ id: event.from.userId, name: '' }],
    };
    const offered = await this.deps.turns.run(
      { id, from: event.from, activity, signal },
      this.deps.onTurn,
    );
    await contacts.change(conversationId, { welcomedAt: now, offered });
    return 'done';
  }

  /** Nothing is written to them unasked from now on, and what they shared is deleted. */
  private async unfollow({ from }: Of<'unfollowed'>): Promise<'done'> {
    const { contacts, clock } = this.deps;
    const { conversationId } = await this.deps.acquaintances.meet(from);
    await contacts.change(conversationId, { unfollowedAt: clock.now(), offered: [] });
    await contacts.forgetInfo(conversationId);
    return 'done';
  }

  /** Details are kept only when they were asked for: sharing them then is the consent. */
  private async keepInfo({ id, event, signal }: Heard<'info'>): Promise<'done'> {
    const { contacts, sealer, clock, limits } = this.deps;
    const { conversationId, infoAskedAt } = await this.deps.acquaintances.meet(event.from);
    const asked = clock.now().getTime() - (infoAskedAt?.getTime() ?? 0) <= limits.infoMs;
    if (asked) {
      const sealed = sealer.seal(JSON.stringify(event.info satisfies SharedInfo), conversationId);
      await contacts.keepInfo(conversationId, sealed);
    }
    const key = asked ? 'zalo.info.kept' : 'zalo.info.notKept';
    const text = await this.deps.acquaintances.wordsFor(conversationId, key);
    const activity = { type: ActivityTypes.Event, name: 'zalo.info' };
    await this.deps.turns.run({ id, from: event.from, activity, signal }, async (context) => {
      await context.sendActivity(text);
    });
    return 'done';
  }

  private async fallSilent({ to }: Of<'colleague'>): Promise<'done'> {
    const { contacts, clock, limits } = this.deps;
    const conversationId = conversationIdOf(to);
    const known = await contacts.get(conversationId);
    // Who is known is not touched: a colleague's message does not prolong the 48 hours.
    if (known === undefined) await this.deps.acquaintances.meet(to);
    const silentUntil = new Date(clock.now().getTime() + limits.colleagueMs);
    await contacts.change(conversationId, { silentUntil });
    return 'done';
  }

  /** A heart or a thumb up under an answer is a rating; other icons could mean anything. */
  private async rate({ id, event, signal }: Heard<'reaction'>): Promise<'done'> {
    if (!likes.has(event.icon)) return 'done';
    const code = await this.deps.outboxRecords.answerCodeOf(zaloChannel, event.messageId);
    if (code === undefined) return 'done';
    await this.deps.acquaintances.meet(event.from);
    const value = { code, rating: 'helpful' };
    const activity = { type: ActivityTypes.Event, name: 'rating', value };
    await this.deps.turns.run({ id, from: event.from, activity, signal }, this.deps.onTurn);
    return 'done';
  }

  private async offer(contact: Contact, offered: readonly string[]): Promise<void> {
    if (offered.length === 0 && contact.offered.length === 0) return;
    await this.deps.contacts.change(contact.conversationId, { offered });
  }
}

const likes: ReadonlySet<string> = new Set(['/-heart', '/-strong']);
