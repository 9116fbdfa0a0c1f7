import { formatDay } from '../i18n';
import type { Translator } from '../i18n';
import { vietnamDay } from '../core';
import type { Handling } from '../knowledge';
import { ticketReply } from './citizen-view';
import { agencyName, fieldName, handlingOf } from './routing';
import { dueAt, stateNames } from './ticket';
import type { Ticket } from './ticket';
import type { TicketTimes } from './times';

export interface LetterContext {
  readonly handling: Handling;
  readonly times: TicketTimes;
  readonly translate: Translator;
}

/** The words of a notice to a citizen, in their language, with what they may tap. */
export interface CitizenWords {
  /** Markdown, as all of the bot's words are. */
  readonly text: string;
  readonly suggestions: readonly string[];
}

const told = [
  'acknowledge',
  'start',
  'answer',
  'transfer',
  'extend',
  'merge',
  'comment',
  'escalate',
  'lapse',
] as const;

/** Undefined for kinds citizens are not told of. `note` is what was said on that occasion. */
export function citizenWords(
  kind: string,
  ticket: Ticket,
  note: string | null,
  { handling, times, translate }: LetterContext,
): CitizenWords | undefined {
  const event = told.find((one) => kind === `ticket.${one}`);
  if (event === undefined) return undefined;
  const { code, lang } = ticket;
  const language = lang === 'en' || lang === 'km' ? lang : 'vi';
  const text = translate(language, `ticket.notice.${event}`, {
    code,
    agency: agencyName(handling, ticket),
    due: dayOf(dueAt(ticket)),
    answer: note ?? ticket.answer ?? '',
    note: note ?? '',
    silence: handling.silence.days,
    reopen: dayOf(times.reopenUntil(new Date(ticket.closedAt ?? ticket.updatedAt)).toISOString()),
    supervisor: handlingOf(handling, ticket.locality).supervisor,
  });
  const answers = ['accept', 'contest'] as const;
  const replies = event === 'answer' ? answers : event === 'lapse' ? (['look'] as const) : [];
  return { text, suggestions: replies.map((what) => ticketReply(translate, language, what, code)) };
}

export interface StaffWords {
  readonly subject: string;
  readonly text: string;
}

const subjects: Readonly<Record<string, string>> = {
  'ticket.opened': 'Phiếu mới',
  'ticket.transfer': 'Phiếu chuyển đến',
  'ticket.comment': 'Người dân bổ sung',
  'ticket.contest': 'Người dân chưa đồng ý',
  'ticket.reopen': 'Người dân mở lại phiếu',
  'ticket.confirm': 'Người dân đồng ý, phiếu đã đóng',
  'ticket.withdraw': 'Người dân rút phiếu',
  'ticket.escalate': 'QUÁ HẠN, báo người giám sát',
};

/** The letter to an agency or its supervisor; masked words only. */
export function staffWords(
  kind: string,
  ticket: Ticket,
  occasion: { readonly note: string | null; readonly about?: unknown },
  { handling }: LetterContext,
): StaffWords {
  const due = dayOf(dueAt(ticket));
  const field = fieldName(handling, ticket.field);
  const what = kind === 'ticket.remind' ? reminder(occasion.about) : (subjects[kind] ?? kind);
  const lines = [
    `${what}.`,
    '',
    `Mã phiếu: ${ticket.code}`,
    `Cơ quan: ${agencyName(handling, ticket)}`,
    `Lĩnh vực: ${field}`,
    ...(ticket.unit === null ? [] : [`Nơi xảy ra: ${ticket.unit}`]),
    `Tình trạng: ${stateNames[ticket.state]}`,
    `Nhận ngày: ${dayOf(ticket.createdAt)}`,
    `Hạn xác nhận tiếp nhận: ${dayOf(ticket.acknowledgeBy)}`,
    `Hạn trả lời: ${due}`,
    '',
    'Nội dung (đã che thông tin cá nhân):',
    ticket.text,
    ...(occasion.note === null ? [] : ['', 'Ý kiến lần này:', occasion.note]),
    '',
    'Thư tự động của Trợ lý Dịch vụ công. Xin không trả lời thư này.',
  ];
  return { subject: `[${ticket.code}] ${what} – ${field} – hạn ${due}`, text: lines.join('\n') };
}

function reminder(about: unknown): string {
  switch (about) {
    case 'acknowledge':
      return 'Nhắc: đã đến hạn xác nhận tiếp nhận';
    case 100:
      return 'Nhắc: đã hết hạn trả lời';
    default:
      return `Nhắc: đã dùng ${String(about)}% thời gian`;
  }
}

/** What an agency owes on a morning; codes only. */
export interface Digest {
  readonly day: string;
  readonly agency: string;
  readonly open: number;
  readonly overdue: readonly string[];
  readonly soon: readonly string[];
  readonly fresh: readonly string[];
}

export function digestWords({ day, agency, open, overdue, soon, fresh }: Digest): StaffWords {
  const list = (title: string, codes: readonly string[]): readonly string[] =>
    codes.length === 0
      ? []
      : ['', `${title} (${codes.length}):`, ...codes.map((code) => `- ${code}`)];
  const lines = [
    `${agency}: ${open} phiếu đang chờ trả lời.`,
    ...list('Quá hạn', overdue),
    ...list('Sắp đến hạn', soon),
    ...list('Chưa xác nhận tiếp nhận', fresh),
    '',
    'Thư tự động của Trợ lý Dịch vụ công. Xin không trả lời thư này.',
  ];
  const late = overdue.length === 0 ? '' : `, ${overdue.length} quá hạn`;
  return {
    subject: `Phiếu của người dân ngày ${formatDay(day)}: ${open} đang chờ${late}`,
    text: lines.join('\n'),
  };
}

function dayOf(iso: string): string {
  return formatDay(vietnamDay(new Date(iso)));
}
