import { UserError } from '../core';
import type { NewTicketEvent, TicketChange } from '../store';
import { maskPersonalData } from '../text';
import type { Move } from './moves';
import { rules } from './moves';
import { actorText, dueAt, isWaiting, stateNames } from './ticket';
import type { Actor, Ticket } from './ticket';
import type { TicketTimes } from './times';

/** A move that is not possible; the message is Vietnamese and says why. */
export class TicketRefused extends UserError {
  constructor(message: string) {
    super(message, 'ticket_refused');
    this.name = 'TicketRefused';
  }
}

export interface Decided {
  /** The ticket after the move, but for its version, which the store counts. */
  readonly ticket: Ticket;
  readonly change: TicketChange;
  readonly event: Omit<NewTicketEvent, 'id'>;
}

export interface DecideContext {
  readonly now: Date;
  readonly times: TicketTimes;
}

/** What a move makes of a ticket. Pure; throws `TicketRefused` when it is not possible. */
export function decide(ticket: Ticket, move: Move, actor: Actor, context: DecideContext): Decided {
  refuseImpossible(ticket, move, actor);
  const effect = effects[move.kind] as Effect<Move>;
  const own = effect(ticket, move, context, actor);
  const state = rules[move.kind].to ?? ticket.state;
  const moved: Ticket = { ...ticket, ...own.change, state };
  // Only the clock deals with what is due; others leave it pending.
  const pending = actor.role === 'system' ? null : ticket.nextCheckAt;
  const nextCheckAt = context.times.nextCheck(moved, context.now, pending);
  const change = { ...own.change, state, nextCheckAt };
  return {
    ticket: { ...moved, nextCheckAt },
    change,
    event: {
      kind: move.kind,
      fromState: ticket.state,
      toState: state,
      actor: actorText(actor),
      note: own.note === undefined ? null : maskPersonalData(own.note.trim()),
      data: own.data === undefined ? null : JSON.stringify(own.data),
      at: context.now.toISOString(),
    },
  };
}

function refuseImpossible(ticket: Ticket, { kind }: Move, actor: Actor): void {
  const rule = rules[kind];
  if (!rule.from.includes(ticket.state)) {
    refuse(`Phiếu ${ticket.code} ${stateNames[ticket.state]}, nên không thể ${moveNames[kind]}.`);
  }
  if (!rule.by.includes(actor.role)) {
    refuse(`${roleNames[actor.role]} không được ${moveNames[kind]}.`);
  }
  const needsName = actor.role === 'officer' || actor.role === 'supervisor';
  if (needsName && (actor.name ?? '').trim() === '') refuse('Phải ghi tên người thực hiện.');
}

interface Outcome {
  readonly change: TicketChange;
  readonly note?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

type Effect<M extends Move> = (
  ticket: Ticket,
  move: M,
  context: DecideContext,
  actor: Actor,
) => Outcome;

const effects: { readonly [Kind in Move['kind']]: Effect<Extract<Move, { kind: Kind }>> } = {
  assign: (_, { officer, note }) => ({
    change: {},
    ...noteOf(note),
    data: { officer: maskPersonalData(required(officer, 'tên cán bộ')) },
  }),
  acknowledge: (ticket, { note }, { now }) => ({
    change: { acknowledgedAt: ticket.acknowledgedAt ?? now.toISOString() },
    ...noteOf(note),
  }),
  // Who starts has taken notice of it.
  start: (ticket, { note }, { now }) => ({
    change: { acknowledgedAt: ticket.acknowledgedAt ?? now.toISOString() },
    ...noteOf(note),
  }),
  answer: (ticket, { text }, { now }) => answer(ticket, text, now),
  transfer: (ticket, { agency, note }) => transfer(ticket, agency, note),
  extend: extend,
  merge: (ticket, { into, note }) => {
    if (into === ticket.id) refuse('Không thể gộp phiếu vào chính nó.');
    return { change: { mergedInto: into }, note: required(note, 'lý do gộp'), data: { into } };
  },
  comment: (_, { note }) => ({ change: {}, note: required(note, 'nội dung') }),
  contest: (ticket, { note }, context) => beginAgain(ticket, note, context),
  reopen: (ticket, { note }, context) => reopen(ticket, note, context),
  confirm: (_, { satisfaction, note }, { now }) => ({
    change: { closedAt: now.toISOString(), ...satisfactionOf(satisfaction) },
    ...noteOf(note),
    ...(satisfaction !== undefined && { data: { satisfaction } }),
  }),
  withdraw: (_, { note }, { now }) => ({
    change: { closedAt: now.toISOString() },
    ...noteOf(note),
  }),
  remind: (_, { about }) => ({
    change: typeof about === 'number' ? { reminded: about } : {},
    data: { about },
  }),
  escalate: () => ({ change: { level: 1 } }),
  lapse: (_, _move, { now }) => ({ change: { closedAt: now.toISOString() } }),
};

function answer(ticket: Ticket, text: string, now: Date): Outcome {
  const words = maskPersonalData(required(text, 'nội dung trả lời'));
  const inTime = now.toISOString() <= dueAt(ticket);
  return {
    change: {
      answer: words,
      answeredAt: now.toISOString(),
      acknowledgedAt: ticket.acknowledgedAt ?? now.toISOString(),
      // Of a ticket that comes back, the first answer was in time or was not; that stays.
      ...(ticket.onTime === null && { onTime: inTime ? 1 : 0 }),
    },
    note: words,
    data: { inTime },
  };
}

function transfer(ticket: Ticket, agency: string, note: string): Outcome {
  if (agency === ticket.agency) refuse('Phiếu đang ở chính cơ quan này.');
  return {
    change: { agency: required(agency, 'cơ quan nhận'), acknowledgedAt: null },
    note: required(note, 'lý do chuyển'),
    data: { from: ticket.agency, to: agency },
  };
}

function extend(
  ticket: Ticket,
  { until, note }: Extract<Move, { kind: 'extend' }>,
  { now, times }: DecideContext,
  { role }: Actor,
): Outcome {
  if (ticket.extendedTo !== null && role !== 'supervisor') {
    refuse('Phiếu đã gia hạn một lần; lần sau phải do người giám sát quyết định.');
  }
  if (until.toISOString() <= dueAt(ticket)) refuse('Hạn mới phải muộn hơn hạn đang có.');
  if (until <= now) refuse('Hạn mới phải ở sau lúc này.');
  const longest = times.longest(ticket.kind, new Date(ticket.clockStart));
  if (until > longest) refuse(`Chỉ được gia hạn đến ${dayText(longest)}.`);
  return {
    change: { extendedTo: until.toISOString(), reminded: 0 },
    note: required(note, 'lý do gia hạn'),
    data: { from: dueAt(ticket), to: until.toISOString() },
  };
}

function reopen(ticket: Ticket, note: string, context: DecideContext): Outcome {
  const until = context.times.reopenUntil(new Date(ticket.closedAt ?? ticket.updatedAt));
  if (context.now > until) {
    refuse(`Phiếu đóng đã lâu (mở lại được đến ${dayText(until)}). Xin gửi phiếu mới.`);
  }
  return beginAgain(ticket, note, context);
}

/** The agency owes another answer, and has its time again. */
function beginAgain(ticket: Ticket, note: string, { now, times }: DecideContext): Outcome {
  return {
    change: {
      ...times.deadlines(ticket.kind, now),
      clockStart: now.toISOString(),
      extendedTo: null,
      acknowledgedAt: null,
      closedAt: null,
      reminded: 0,
      reopened: ticket.reopened + 1,
    },
    note: required(note, 'điều chưa được giải quyết'),
  };
}

function satisfactionOf(score: number | undefined): TicketChange {
  if (score === undefined) return {};
  if (!Number.isInteger(score) || score < 1 || score > 5) refuse('Điểm hài lòng là từ 1 đến 5.');
  return { satisfaction: score };
}

function noteOf(note: string | undefined): { readonly note?: string } {
  return note === undefined || note.trim() === '' ? {} : { note };
}

function required(text: string, what: string): string {
  if (text.trim() === '') refuse(`Phải ghi ${what}.`);
  return text.trim();
}

function refuse(message: string): never {
  throw new TicketRefused(message);
}

function dayText(time: Date): string {
  return time.toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
}

/** Whether the answer is owed and late. */
export function isOverdue(ticket: Ticket, now: Date): boolean {
  return isWaiting(ticket) && dueAt(ticket) < now.toISOString();
}

const roleNames: Readonly<Record<Actor['role'], string>> = {
  citizen: 'Người dân',
  officer: 'Cán bộ',
  supervisor: 'Người giám sát',
  system: 'Hệ thống',
  collaborator: 'Cộng tác viên',
};

/** Moves as officers read them. */
export const moveNames: Readonly<Record<Move['kind'], string>> = {
  assign: 'giao cán bộ',
  acknowledge: 'xác nhận tiếp nhận',
  start: 'bắt đầu xử lý',
  answer: 'trả lời',
  transfer: 'chuyển cơ quan',
  extend: 'gia hạn',
  merge: 'gộp phiếu',
  comment: 'ghi thêm',
  contest: 'nêu điều chưa đồng ý',
  reopen: 'mở lại',
  confirm: 'xác nhận đã giải quyết',
  withdraw: 'rút phiếu',
  remind: 'nhắc',
  escalate: 'báo người giám sát',
  lapse: 'tự đóng',
};
