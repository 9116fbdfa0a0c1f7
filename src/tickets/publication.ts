import { UserError } from '../core';
import type { PublicationRow, ReleasedFilter, ReleasedRow, Store } from '../store';
import { maskPersonalData } from '../text';
import type { TicketDesk } from './desk';
import type { Ticket } from './ticket';

/** What waits for a reviewer. */
export interface PublicationDraft {
  readonly code: string;
  readonly publication: PublicationRow;
}

/**
 * What the public may read of tickets. Closing a ticket makes a draft; only what a person has
 * released is ever shown, masked once more on the way out of their hands.
 */
export class PublicationDesk {
  constructor(
    private readonly store: Pick<Store, 'publications' | 'tickets'>,
    private readonly desk: Pick<TicketDesk, 'find'>,
  ) {}

  /** The oldest first. */
  async drafts(limit = 100): Promise<readonly PublicationDraft[]> {
    const drafts = await this.store.publications.drafts(limit);
    const found = await Promise.all(
      drafts.map(async (publication) => {
        const ticket = await this.store.tickets.get(publication.ticketId);
        return ticket === undefined ? [] : [{ code: ticket.code, publication }];
      }),
    );
    return found.flat();
  }

  /** Shows it to everybody, with the reviewer's words where they changed any. Rejects with a `UserError` when nothing can be released. */
  async release(
    code: string,
    reviewer: string,
    words: { readonly question?: string; readonly answer?: string } = {},
  ): Promise<PublicationRow> {
    const ticket = await this.desk.find(code);
    const draft = await this.draftOf(ticket);
    if (ticket.state !== 'closed') {
      throw new UserError(`Phiếu ${ticket.code} chưa đóng nên chưa công khai.`, 'publication_open');
    }
    return this.review(ticket, {
      state: 'released',
      reviewedBy: named(reviewer),
      note: null,
      question: maskPersonalData(words.question ?? draft.question),
      answer: maskPersonalData(words.answer ?? draft.answer),
    });
  }

  /** Keeps it from the public (also what was released before), and says why. */
  async withhold(code: string, reviewer: string, reason: string): Promise<PublicationRow> {
    const ticket = await this.desk.find(code);
    await this.draftOf(ticket);
    if (reason.trim() === '') throw new UserError('Phải ghi lý do không công khai.', 'publication');
    const note = maskPersonalData(reason.trim());
    return this.review(ticket, { state: 'withheld', reviewedBy: named(reviewer), note });
  }

  /** What everybody may read, the newest first. */
  released(filter: ReleasedFilter): Promise<readonly ReleasedRow[]> {
    return this.store.publications.released(filter);
  }

  private async draftOf({ id, code }: Ticket): Promise<PublicationRow> {
    const draft = await this.store.publications.get(id);
    if (draft === undefined) {
      throw new UserError(`Phiếu ${code} chưa có bản để công khai.`, 'publication_none');
    }
    return draft;
  }

  private async review(
    { id, code }: Ticket,
    review: Parameters<Store['publications']['review']>[1],
  ): Promise<PublicationRow> {
    await this.store.publications.review(id, review);
    const row = await this.store.publications.get(id);
    if (row === undefined) throw new UserError(`Phiếu ${code} không còn.`, 'publication_none');
    return row;
  }
}

function named(reviewer: string): string {
  if (reviewer.trim() === '') throw new UserError('Phải ghi tên người duyệt.', 'publication');
  return reviewer.trim();
}
