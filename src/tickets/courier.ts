import { errorMessage } from '../core';
import type { Clock, Language, Logger } from '../core';
import type { Translator } from '../i18n';
import type { NoticeRow, Store } from '../store';
import type { TicketDesk } from './desk';
import { citizenWords, digestWords, staffWords } from './letters';
import type { Digest, LetterContext, StaffWords } from './letters';
import type { Mailer } from './mailer';
import { agencyOf, handlingOf } from './routing';
import { isWaiting } from './ticket';
import type { Ticket } from './ticket';
import { vietnamDay } from '../core';

/** Words for a citizen's conversation. */
export interface CitizenMessage {
  /** Delivering the same key again changes nothing. */
  readonly key: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly lang: Language;
  /** Markdown. */
  readonly text: string;
  readonly suggestions: readonly string[];
}

/** What the channels do for notices. Resolves once the words are durable; `gone` when nobody is there any more. */
export interface CitizenDelivery {
  deliver(message: CitizenMessage): Promise<'delivered' | 'gone'>;
}

export interface CourierDeps {
  readonly store: Pick<Store, 'notices' | 'tickets'>;
  readonly desk: Pick<TicketDesk, 'handling' | 'times'>;
  readonly delivery: CitizenDelivery;
  /** Absent while SMTP is not set up: letters wait. */
  readonly mailer?: Mailer;
  /** E-mail addresses by agency (`lc-nnmt`), commune (`lc-xa/Tân Phong`) or `supervisor:<locality>`. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How many notices left, and what became of the others. */
export interface SendReport {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  readonly withdrawn: number;
}

const leaseMs = 2 * 60_000;
const minute = 60_000;
const retryMinutes = [1, 5, 15, 60, 180, 360, 720] as const;
const deferMs = 60 * minute;

type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'withdraw' | 'wait' | 'retry' | 'bury'; readonly reason: string };

/**
 * Takes what waits in the queue to people. Each notice is claimed in the database first, so any
 * number of processes may run one. Citizens' channels drop repetitions by key; a letter whose sender
 * died is sent again under the same Message-ID.
 */
export class NoticeCourier {
  constructor(private readonly deps: CourierDeps) {}

  /** Sends what is due, at most `limit`. */
  async sendDue(limit = 200): Promise<SendReport> {
    const report = { sent: 0, waiting: 0, failed: 0, withdrawn: 0 };
    for (let i = 0; i < limit; i += 1) {
      const notice = await this.deps.store.notices.claim(leaseMs);
      if (notice === undefined) break;
      const outcome = await this.handle(notice);
      await this.settle(notice, outcome);
      report[counted[outcome.kind]] += 1;
    }
    return report;
  }

  private async handle(notice: NoticeRow): Promise<Outcome> {
    try {
      if (notice.kind === 'digest') return await this.sendDigest(notice);
      const ticket = await this.ticketOf(notice);
      if (ticket === undefined) return { kind: 'withdraw', reason: 'phiếu không còn' };
      return await (notice.recipient === 'citizen'
        ? this.tellCitizen(notice, ticket)
        : this.tellStaff(notice, ticket));
    } catch (error) {
      this.deps.logger.error({ notice: notice.id, error: errorMessage(error) }, 'a notice failed');
      return { kind: 'retry', reason: errorMessage(error) };
    }
  }

  private async tellCitizen(notice: NoticeRow, ticket: Ticket): Promise<Outcome> {
    const { conversationId, channel, lang } = ticket;
    if (conversationId === null) return { kind: 'withdraw', reason: 'người dân đã xoá dữ liệu' };
    const note = await this.noteOf(notice, ticket);
    const words = citizenWords(notice.kind, ticket, note, this.context());
    if (words === undefined) return { kind: 'withdraw', reason: 'không cần báo người dân' };
    const delivered = await this.deps.delivery.deliver({
      key: `notice:${notice.id}`,
      conversationId,
      channel,
      lang: lang === 'en' || lang === 'km' ? lang : 'vi',
      ...words,
    });
    if (delivered === 'gone') return { kind: 'withdraw', reason: 'cuộc trò chuyện không còn' };
    return { kind: 'sent' };
  }

  private async tellStaff(notice: NoticeRow, ticket: Ticket): Promise<Outcome> {
    if (isOutdated(notice, ticket)) return { kind: 'withdraw', reason: 'việc đã xong' };
    const note = await this.noteOf(notice, ticket);
    const { about } = dataOf(notice);
    const words = staffWords(notice.kind, ticket, { note, about }, this.context());
    return this.post(notice, words);
  }

  private async sendDigest(notice: NoticeRow): Promise<Outcome> {
    const digest = JSON.parse(notice.payload) as Digest;
    if (digest.day !== vietnamDay(this.deps.clock.now())) {
      return { kind: 'withdraw', reason: 'đã sang ngày khác' };
    }
    return this.post(notice, digestWords(digest));
  }

  private async post(notice: NoticeRow, words: StaffWords): Promise<Outcome> {
    const { mailer } = this.deps;
    if (mailer === undefined) return { kind: 'wait', reason: 'chưa đặt SMTP_URL' };
    const to = this.addressOf(notice.address ?? '');
    if (to === undefined) {
      return { kind: 'wait', reason: `chưa có địa chỉ thư của "${notice.address ?? ''}"` };
    }
    const result = await mailer.send({ id: notice.id, to, ...words });
    switch (result.kind) {
      case 'sent':
        return { kind: 'sent' };
      case 'refused':
        return { kind: 'bury', reason: result.error };
      case 'failed':
        return { kind: 'retry', reason: result.error };
    }
  }

  /** The configured address first, then the curated one; a commune without its own has its agency's. */
  private addressOf(key: string): string | undefined {
    const { addresses, desk } = this.deps;
    const [agency = ''] = key.split('/');
    const configured = addresses[key] ?? addresses[agency];
    if (configured !== undefined) return configured;
    const supervised = /^supervisor:(.+)$/u.exec(key)?.[1];
    return supervised === undefined
      ? agencyOf(desk.handling(), agency)?.email
      : handlingOf(desk.handling(), supervised).supervisorEmail;
  }

  private async settle(notice: NoticeRow, outcome: Outcome): Promise<void> {
    const { notices } = this.deps.store;
    const { id, attempts } = notice;
    const after = (ms: number): Date => new Date(this.deps.clock.now().getTime() + ms);
    switch (outcome.kind) {
      case 'sent':
        return notices.sent(id);
      case 'withdraw':
        return notices.withdraw(id, outcome.reason);
      case 'wait':
        return notices.defer(id, after(deferMs), outcome.reason);
      case 'bury':
        return notices.bury(id, outcome.reason);
      case 'retry': {
        const minutes = retryMinutes[attempts - 1];
        if (minutes === undefined) return notices.bury(id, outcome.reason);
        return notices.retry(id, after(minutes * minute), outcome.reason);
      }
    }
  }

  private async ticketOf({ ticketId }: NoticeRow): Promise<Ticket | undefined> {
    return ticketId === null ? undefined : this.deps.store.tickets.get(ticketId);
  }

  /** What was said on the occasion, from the history: words are not kept in the queue. */
  private async noteOf(notice: NoticeRow, ticket: Ticket): Promise<string | null> {
    const [, source = ''] = /:of:([^:]+):/u.exec(notice.key) ?? [];
    const history = await this.deps.store.tickets.history(source === '' ? ticket.id : source);
    const at = notice.dueAt;
    return (
      history.find((event) => `ticket.${event.kind}` === notice.kind && event.at === at)?.note ??
      null
    );
  }

  private context(): LetterContext {
    const { desk, translate } = this.deps;
    return { handling: desk.handling(), times: desk.times(), translate };
  }
}

const counted: Readonly<Record<Outcome['kind'], keyof SendReport>> = {
  sent: 'sent',
  withdraw: 'withdrawn',
  wait: 'waiting',
  retry: 'failed',
  bury: 'failed',
};

// Letters that ask for something are pointless once it was done; they may have waited long.
const asking: ReadonlySet<string> = new Set([
  'ticket.opened',
  'ticket.transfer',
  'ticket.remind',
  'ticket.contest',
  'ticket.reopen',
  'ticket.escalate',
]);

function isOutdated({ kind, payload }: NoticeRow, ticket: Ticket): boolean {
  if (!asking.has(kind)) return false;
  if (!isWaiting(ticket)) return true;
  const { about } = dataOf({ payload });
  return about === 'acknowledge' && ticket.acknowledgedAt !== null;
}

function dataOf({ payload }: Pick<NoticeRow, 'payload'>): Readonly<Record<string, unknown>> {
  const { data } = JSON.parse(payload) as { data?: Readonly<Record<string, unknown>> };
  return data ?? {};
}
