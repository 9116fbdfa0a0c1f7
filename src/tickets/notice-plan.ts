import type { IdGenerator } from '../core';
import type { NewNotice } from '../store';
import type { MoveKind } from './moves';
import type { Ticket } from './ticket';

type EventKind = MoveKind | 'opened';

/** What happened, as far as notices depend on it. */
export interface NoticedEvent {
  readonly kind: string;
  readonly data: string | null;
  readonly actor: string;
}

type Recipient = NewNotice['recipient'];

// Who hears of what. A citizen does not hear of their own doing, nor of what is inside the agency.
const hearers: Readonly<Record<EventKind, readonly Recipient[]>> = {
  opened: ['agency'],
  assign: [],
  acknowledge: ['citizen'],
  start: ['citizen'],
  answer: ['citizen'],
  transfer: ['citizen', 'agency'],
  extend: ['citizen'],
  merge: ['citizen'],
  comment: [],
  contest: ['agency', 'supervisor'],
  reopen: ['agency', 'supervisor'],
  confirm: ['agency'],
  withdraw: ['agency'],
  remind: ['agency'],
  escalate: ['supervisor', 'citizen'],
  lapse: ['citizen'],
};

/** The notices that follow from an event; `position` makes their keys the same on every repetition. */
export function noticesFor(
  ticket: Ticket,
  event: NoticedEvent,
  position: string,
  { ids, now }: { readonly ids: IdGenerator; readonly now: Date },
): readonly NewNotice[] {
  const recipients = hearersOf(event);
  return recipients
    .filter((recipient) => recipient !== 'citizen' || ticket.conversationId !== null)
    .map((recipient) => ({
      id: ids.uuid(),
      key: `ticket:${ticket.id}:${position}:${recipient}`,
      kind: `ticket.${event.kind}`,
      recipient,
      ticketId: ticket.id,
      ...addressOf(recipient, ticket),
      payload: { data: event.data === null ? {} : (JSON.parse(event.data) as unknown) },
      dueAt: now.toISOString(),
    }));
}

function hearersOf({ kind, actor }: NoticedEvent): readonly Recipient[] {
  if (kind === 'comment') return actor === 'citizen' ? ['agency'] : ['citizen'];
  return kind in hearers ? hearers[kind as EventKind] : [];
}

/** Addresses are looked up when a notice leaves: they are set up later and change. */
function addressOf(recipient: Recipient, ticket: Ticket): { readonly address?: string } {
  switch (recipient) {
    case 'agency':
      return { address: addressKey(ticket) };
    case 'supervisor':
      return { address: `supervisor:${ticket.locality}` };
    case 'citizen':
    case 'curator':
      return {};
  }
}

/** Under which name an agency's e-mail is configured: communes have one each (`lc-xa/Tân Phong`). */
export function addressKey({ agency, unit }: Pick<Ticket, 'agency' | 'unit'>): string {
  return unit === null ? agency : `${agency}/${unit}`;
}
