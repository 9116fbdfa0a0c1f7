import { createTranslator, formatDay } from '../i18n';
import { vietnamDay } from '../core';
import type { NoticeRow } from '../store';
import {
  agencyName,
  dueAt,
  eventName,
  fieldName,
  isOverdue,
  isWaiting,
  stateNames,
} from '../tickets';
import type { AgencyTimeliness, ExportRow, Ticket, TicketDesk, TicketEvent } from '../tickets';

type Rules = ReturnType<TicketDesk['handling']>;

/** One line of a list. */
export function ticketLine(ticket: Ticket, handling: Rules, now: Date): string {
  const late = isOverdue(ticket, now) ? '  QUÁ HẠN' : '';
  const due = isWaiting(ticket) ? `hạn ${day(dueAt(ticket))}${late}` : '';
  const parts = [
    ticket.code.padEnd(13),
    stateNames[ticket.state].padEnd(22),
    fieldName(handling, ticket.field),
    agencyName(handling, ticket),
    due,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** A whole ticket with its history. */
export function ticketPage(
  ticket: Ticket,
  history: readonly TicketEvent[],
  handling: Rules,
  now: Date,
): readonly string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['Loại', createTranslator()('vi', `ticket.kind.${ticket.kind}`)],
    ['Nơi xảy ra', ticket.unit ?? 'không rõ'],
    ['Gửi qua', `${ticket.channel}${ticket.anonymous === 1 ? ', ẩn danh' : ''}`],
    ['Gửi ngày', time(ticket.createdAt)],
    ['Hạn tiếp nhận', time(ticket.acknowledgeBy)],
    ['Hạn trả lời', time(dueAt(ticket))],
    ['Mở lại', String(ticket.reopened)],
    ['Hài lòng', ticket.satisfaction === null ? '' : `${ticket.satisfaction}/5`],
  ];
  return [
    ticketLine(ticket, handling, now),
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    '',
    ticket.text,
    ...(ticket.answer === null ? [] : ['', 'Trả lời:', ticket.answer]),
    '',
    ...history.map(historyLine),
  ];
}

function historyLine({ seq, kind, actor, note, at, toState }: TicketEvent): string {
  const why = note === null ? '' : `: ${note}`;
  return `${String(seq).padStart(3)}. ${time(at)}  ${actor}  ${eventName(kind)} (${stateNames[toState]})${why}`;
}

export function leagueLine(row: AgencyTimeliness): string {
  const share = row.onTimeShare === undefined ? '  –' : `${Math.round(row.onTimeShare * 100)}%`;
  return `${share.padStart(4)} đúng hạn  nhận ${row.received}, trả lời ${row.answered}, muộn ${row.late}, quá hạn ${row.overdue}  ${row.name}`;
}

export function noticeLine({
  kind,
  recipient,
  address,
  state,
  attempts,
  error,
}: NoticeRow): string {
  const why = error === null ? '' : `  (${error})`;
  return `${state.padEnd(9)} ${kind.padEnd(18)} ${recipient} ${address ?? ''} lần ${attempts}${why}`;
}

/** RFC 4180, with the mark by which Excel knows UTF-8; formulas are defused. */
export function toCsv(rows: readonly ExportRow[]): string {
  const [first] = rows;
  const names = first === undefined ? [] : (Object.keys(first) as (keyof ExportRow)[]);
  const lines = [
    names.join(','),
    ...rows.map((row) => names.map((name) => cell(row[name])).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

function day(iso: string): string {
  return formatDay(vietnamDay(new Date(iso)));
}

function time(iso: string): string {
  const local = new Date(new Date(iso).getTime() + 7 * 60 * 60 * 1000).toISOString();
  return `${local.slice(11, 16)} ${day(iso)}`;
}
