import { UserError, vietnamDay } from '../core';
import type { Clock, IdGenerator } from '../core';
import { neutralHandling } from '../knowledge';
import type { Handling, TicketKind } from '../knowledge';
import type { NewNotice, NewTicketEvent, Store, TicketChange } from '../store';
import { maskPersonalData } from '../text';
import { newTicketCode, parseTicketCode } from './code';
import { TicketRefused, decide } from './decide';
import type { Decided } from './decide';
import type { Move } from './moves';
import { noticesFor } from './notice-plan';
import { agencyOf, handlingOf, routeTicket } from './routing';
import type { ContactSealer } from './seal';
import { actorText, citizen } from './ticket';
import type { Actor, Ticket, TicketEvent } from './ticket';
import { createTimes } from './times';
import type { TicketTimes } from './times';

/** What a citizen (or a collaborator for them) has confirmed. Words are masked here before they are kept. */
export interface TicketIntake {
  /** The same key is the same ticket, however often a turn runs. */
  readonly key: string;
  readonly kind: TicketKind;
  /** Id of a field of co-quan.yaml. */
  readonly field: string;
  readonly locality: string;
  /** Commune as the gazetteer writes it. */
  readonly unit?: string;
  readonly text: string;
  readonly channel: string;
  readonly conversationId?: string;
  readonly lang: 'vi' | 'en' | 'km';
  readonly topic?: string;
  readonly answerCode?: string;
  readonly anonymous: boolean;
  /** Code of the collaborator who writes. */
  readonly collaborator?: string;
  readonly onBehalf?: boolean;
  /** How to reach the citizen; encrypted, apart, deleted on schedule. */
  readonly contact?: string;
  /** Of `keepPhoto`, from the same conversation. */
  readonly photoIds?: readonly string[];
}

export type TicketOpening = {
  readonly kind: 'opened' | 'repeated';
  readonly ticket: Ticket;
};

export interface TicketDeskDeps {
  readonly store: Pick<Store, 'tickets' | 'ticketAttachments' | 'publications'>;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  /** The rules in force now. */
  readonly handling: () => Handling | undefined;
  readonly sealer: ContactSealer;
}

const codeTries = 50;
const moveTries = 10;

/** Where tickets are opened and moved. Every move is decided, written down and announced in one step. */
export class TicketDesk {
  private known: { readonly handling: Handling; readonly times: TicketTimes } | undefined;

  constructor(private readonly deps: TicketDeskDeps) {}

  /** Opens a ticket and sends it to its agency. A repeated key resolves to the ticket of the first time. */
  async open(intake: TicketIntake): Promise<TicketOpening> {
    const known = await this.deps.store.tickets.byIntakeKey(intake.key);
    if (known !== undefined) return { kind: 'repeated', ticket: known };
    for (let tries = 0; tries < codeTries; tries += 1) {
      const opening = await this.tryOpen(intake);
      if (opening.kind !== 'code_taken') return opening;
    }
    throw new Error('No free ticket code was found');
  }

  /**
   * Does a move for an actor, once. Resolves to the ticket after it; rejects with `TicketRefused` when
   * it is not possible and with a `UserError` (code `ticket_stale`) when `version` is given and old.
   */
  async act(
    codeOrId: string,
    move: Move,
    actor: Actor,
    { version }: { readonly version?: number } = {},
  ): Promise<Ticket> {
    for (let tries = 0; tries < moveTries; tries += 1) {
      const ticket = await this.find(codeOrId);
      if (version !== undefined && ticket.version !== version) throw stale(ticket);
      const moved = await this.apply(ticket, [move], actor);
      if (moved !== undefined) return moved;
    }
    throw new Error(`Ticket ${codeOrId} keeps changing`);
  }

  /** Several moves at once on a ticket as it was read; undefined when somebody else was faster. */
  async apply(ticket: Ticket, moves: readonly Move[], actor: Actor): Promise<Ticket | undefined> {
    for (const move of moves) await this.checkTarget(ticket, move);
    const now = this.deps.clock.now();
    const steps = this.decideAll(ticket, moves, actor, now);
    const last = steps.at(-1);
    if (last === undefined) return ticket;
    const events = steps.map(({ event }): NewTicketEvent => ({
      id: this.deps.ids.uuid(),
      ...event,
    }));
    const change = steps.reduce<TicketChange>((sum, step) => ({ ...sum, ...step.change }), {});
    const notices = await this.noticesOf(steps, ticket.version, now);
    const draft = draftOf(last.ticket);
    return this.deps.store.tickets.move({
      ticket,
      change,
      events,
      notices,
      ...(draft !== undefined && { draft }),
    });
  }

  /** The ticket of a code (as people write it) or an id; rejects with `UserError` `ticket_unknown`. */
  async find(codeOrId: string): Promise<Ticket> {
    const code = parseTicketCode(codeOrId);
    const { tickets } = this.deps.store;
    const ticket =
      (code === undefined ? undefined : await tickets.byCode(code)) ??
      (await tickets.get(codeOrId));
    if (ticket === undefined) {
      throw new UserError(`Không có phiếu "${codeOrId}". Xem lại mã phiếu.`, 'ticket_unknown');
    }
    return ticket;
  }

  history(ticketId: string): Promise<readonly TicketEvent[]> {
    return this.deps.store.tickets.history(ticketId);
  }

  /** How to reach the citizen, for the officer in charge; undefined when there is nothing (any more). */
  async contactOf(ticketId: string): Promise<string | undefined> {
    const sealed = await this.deps.store.ticketAttachments.contact(ticketId);
    return sealed === undefined ? undefined : this.deps.sealer.open(sealed, ticketId);
  }

  handling(): Handling {
    return this.deps.handling() ?? neutralHandling;
  }

  times(): TicketTimes {
    const handling = this.handling();
    if (this.known?.handling !== handling) this.known = { handling, times: createTimes(handling) };
    return this.known.times;
  }

  private async tryOpen(intake: TicketIntake) {
    const { store, clock, ids, sealer } = this.deps;
    const now = clock.now();
    const ticket = this.toTicket(intake, now);
    const events = openingEvents(ticket, ids, now);
    const announced = { kind: 'opened', data: null, actor: 'citizen' };
    const contact = intake.contact?.trim() ?? '';
    return store.tickets.open({
      ticket,
      events,
      notices: noticesFor(ticket, announced, 'open', { ids, now }),
      ...(contact !== '' && {
        contact: {
          sealed: sealer.seal(contact, ticket.id),
          deleteAfter: this.times().deleteContactAfter(now).toISOString(),
        },
      }),
      photoIds: intake.photoIds ?? [],
    });
  }

  private toTicket(intake: TicketIntake, now: Date): Ticket {
    const times = this.times();
    const handling = this.handling();
    const base = newTicket(intake, now);
    const ticket: Ticket = {
      ...base,
      id: this.deps.ids.uuid(),
      code: newTicketCode(
        handlingOf(handling, intake.locality).code,
        vietnamDay(now),
        this.deps.ids,
      ),
      agency: routeTicket(handling, intake).id,
      ...times.deadlines(intake.kind, now),
    };
    return { ...ticket, nextCheckAt: times.nextCheck(ticket, now) };
  }

  private decideAll(
    ticket: Ticket,
    moves: readonly Move[],
    actor: Actor,
    now: Date,
  ): readonly Decided[] {
    const context = { now, times: this.times() };
    const steps: Decided[] = [];
    for (const move of moves) {
      steps.push(decide(steps.at(-1)?.ticket ?? ticket, move, actor, context));
    }
    return steps;
  }

  private async noticesOf(
    steps: readonly Decided[],
    version: number,
    now: Date,
  ): Promise<readonly NewNotice[]> {
    const about = { ids: this.deps.ids, now };
    const own = steps.flatMap(({ ticket, event }, i) =>
      noticesFor(ticket, toNoticed(event), `${version}.${i}`, about),
    );
    const answered = steps.find(({ event }) => event.kind === 'answer');
    if (answered === undefined) return own;
    // Whoever asked the same, and was merged into this one, hears the answer too.
    const followers = await this.deps.store.tickets.mergedInto(answered.ticket.id);
    const { event } = answered;
    const others = followers.flatMap((follower) =>
      noticesFor(follower, toNoticed(event), `of:${answered.ticket.id}:${version}`, about),
    );
    return [...own, ...others];
  }

  /** What only the whole register knows: whether the other agency or ticket is there. */
  private async checkTarget(ticket: Ticket, move: Move): Promise<void> {
    if (move.kind === 'transfer' && agencyOf(this.handling(), move.agency) === undefined) {
      throw new TicketRefused(`Không có cơ quan "${move.agency}" trong co-quan.yaml.`);
    }
    if (move.kind !== 'merge') return;
    const into = await this.deps.store.tickets.get(move.into);
    if (into === undefined) throw new TicketRefused('Không có phiếu để gộp vào.');
    if (into.mergedInto !== null || into.state === 'withdrawn') {
      throw new TicketRefused(`Phiếu ${into.code} không còn hiệu lực, không thể gộp vào đó.`);
    }
    if (into.locality !== ticket.locality) throw new TicketRefused('Hai phiếu khác địa phương.');
  }
}

function stale({ code }: Ticket): UserError {
  return new UserError(
    `Phiếu ${code} vừa được người khác cập nhật. Mở lại phiếu rồi làm tiếp.`,
    'ticket_stale',
  );
}

function toNoticed({ kind, data, actor }: Decided['event']) {
  return { kind, data: data ?? null, actor };
}

/** Everything of a new ticket that does not depend on rules. */
function newTicket(
  intake: TicketIntake,
  now: Date,
): Omit<Ticket, 'id' | 'code' | 'agency' | 'acknowledgeBy' | 'resolveBy'> {
  const at = now.toISOString();
  return {
    intakeKey: intake.key,
    kind: intake.kind,
    field: intake.field,
    locality: intake.locality,
    unit: intake.unit ?? null,
    state: 'assigned',
    text: maskPersonalData(intake.text.trim()),
    summary: null,
    answer: null,
    channel: intake.channel,
    conversationId: intake.conversationId ?? null,
    lang: intake.lang,
    topic: intake.topic ?? null,
    answerCode: intake.answerCode ?? null,
    anonymous: intake.anonymous ? 1 : 0,
    collaborator: intake.collaborator ?? null,
    onBehalf: intake.onBehalf === true ? 1 : 0,
    extendedTo: null,
    acknowledgedAt: null,
    answeredAt: null,
    closedAt: null,
    mergedInto: null,
    level: 0,
    reopened: 0,
    onTime: null,
    satisfaction: null,
    version: 1,
    clockStart: at,
    reminded: 0,
    nextCheckAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** Intake and routing are one step, so that no ticket is ever without an agency. */
function openingEvents(ticket: Ticket, ids: IdGenerator, now: Date): readonly NewTicketEvent[] {
  const { collaborator } = ticket;
  const author: Actor =
    collaborator === null ? citizen : { role: 'collaborator', name: collaborator };
  const at = now.toISOString();
  const common = { note: null, at };
  return [
    {
      ...common,
      id: ids.uuid(),
      kind: 'opened',
      fromState: null,
      toState: 'received',
      actor: actorText(author),
      data: JSON.stringify({ kind: ticket.kind, field: ticket.field }),
    },
    {
      ...common,
      id: ids.uuid(),
      kind: 'routed',
      fromState: 'received',
      toState: 'assigned',
      actor: 'system',
      data: JSON.stringify({ agency: ticket.agency }),
    },
  ];
}

/** A ticket that was answered and is closed goes to whoever reviews what is published. */
function draftOf({ state, answer, text, field, agency }: Ticket) {
  if (state !== 'closed' || answer === null) return undefined;
  return { question: text, answer, field, agency };
}
