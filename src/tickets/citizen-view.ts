import { fold } from '../text';
import { languages } from '../core';
import type { Language } from '../core';
import type { MessageKey, Translator } from '../i18n';
import type { Handling } from '../knowledge';
import type { Store } from '../store';
import { parseTicketCode } from './code';
import { isOverdue } from './decide';
import { allowedMoves } from './moves';
import type { MoveKind } from './moves';
import { agencyName, fieldName } from './routing';
import { dueAt } from './ticket';
import type { Ticket } from './ticket';

/** What somebody who has a code may see of a ticket; its words only where they wrote it or all may read it. */
export interface CitizenTicket {
  readonly code: string;
  readonly kind: Ticket['kind'];
  readonly state: Ticket['state'];
  readonly field: string;
  readonly agency: string;
  /** ISO. */
  readonly createdAt: string;
  /** ISO: when the answer is due. */
  readonly due: string;
  readonly late: boolean;
  /** Whether it was written in this conversation. */
  readonly mine: boolean;
  readonly answer?: string;
  /** What the one who wrote it may do now. */
  readonly may: readonly MoveKind[];
}

/** The ticket as a citizen sees it from a conversation. Codes are short, so strangers' words stay hidden. */
export async function citizenTicket(
  { publications }: Pick<Store, 'publications'>,
  handling: Handling,
  ticket: Ticket,
  {
    conversationId,
    lang,
    now,
  }: { readonly conversationId: string; readonly lang: Language; readonly now: Date },
): Promise<CitizenTicket> {
  const mine = ticket.conversationId === conversationId;
  const published = await publications.get(ticket.id);
  const open = published?.state === 'released' ? published.answer : undefined;
  const answer = mine ? (ticket.answer ?? undefined) : open;
  return {
    code: ticket.code,
    kind: ticket.kind,
    state: ticket.state,
    field: fieldName(handling, ticket.field, lang),
    agency: agencyName(handling, ticket),
    createdAt: ticket.createdAt,
    due: dueAt(ticket),
    late: isOverdue(ticket, now),
    mine,
    ...(answer !== undefined && { answer }),
    may: mine ? allowedMoves(ticket.state, 'citizen') : [],
  };
}

/** What a tap under a notice says. */
export interface TicketReply {
  readonly what: 'accept' | 'contest' | 'look';
  readonly code: string;
}

const replyKeys: Readonly<Record<TicketReply['what'], MessageKey>> = {
  accept: 'ticket.reply.accept',
  contest: 'ticket.reply.contest',
  look: 'ticket.reply.look',
};

/** The words of a tap, which say what they mean from any channel at any later time. */
export function ticketReply(
  translate: Translator,
  lang: Language,
  what: TicketReply['what'],
  code: string,
): string {
  return translate(lang, replyKeys[what], { code });
}

/** Whether a text is such a tap, also typed by hand without marks. */
export function readTicketReply(translate: Translator, text: string): TicketReply | undefined {
  const code = parseTicketCode(text);
  if (code === undefined) return undefined;
  const said = comparable(text);
  const kinds = Object.keys(replyKeys) as TicketReply['what'][];
  const what = kinds.find((kind) =>
    languages.some((lang) => comparable(ticketReply(translate, lang, kind, code)) === said),
  );
  return what && { what, code };
}

function comparable(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
