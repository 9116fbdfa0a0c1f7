import fc from 'fast-check';
import { TicketRefused, allowedMoves, createTimes, decide, rules } from '../../src/tickets';
import type { Actor, Move, MoveKind, Ticket, TicketState, TicketTimes } from '../../src/tickets';
import { aTicketBench, dayMs, handlingOfFolder, monday } from '../support/ticket-desk';

const states: readonly TicketState[] = [
  'received',
  'assigned',
  'acknowledged',
  'in_progress',
  'answered',
  'contested',
  'closed',
  'merged',
  'withdrawn',
];
const actors: readonly Actor[] = [
  { role: 'citizen' },
  { role: 'officer', name: 'Mai' },
  { role: 'supervisor', name: 'Sơn' },
  { role: 'system' },
  { role: 'collaborator', name: 'CTV01' },
];
const kinds = Object.keys(rules) as MoveKind[];

const note = 'lý do rõ ràng';

/** A sound move of each kind. */
function aMove(kind: MoveKind, now: Date): Move {
  const moves: { readonly [Kind in MoveKind]: Move } = {
    assign: { kind: 'assign', officer: 'Mai' },
    acknowledge: { kind: 'acknowledge' },
    start: { kind: 'start' },
    answer: { kind: 'answer', text: 'Đã giải quyết xong.' },
    transfer: { kind: 'transfer', agency: now.getTime() % 2 === 0 ? 'lc-xd' : 'lc-hcc', note },
    extend: { kind: 'extend', until: new Date(now.getTime() + 16 * dayMs), note },
    merge: { kind: 'merge', into: 'another', note },
    comment: { kind: 'comment', note },
    contest: { kind: 'contest', note },
    reopen: { kind: 'reopen', note },
    confirm: { kind: 'confirm', satisfaction: 4 },
    withdraw: { kind: 'withdraw' },
    remind: { kind: 'remind', about: 50 },
    escalate: { kind: 'escalate' },
    lapse: { kind: 'lapse' },
  };
  return moves[kind];
}

describe('the state machine', () => {
  let times: TicketTimes;
  let fresh: Ticket;
  beforeAll(async () => {
    times = createTimes(await handlingOfFolder());
    const bench = await aTicketBench();
    fresh = await bench.open();
    await bench.close();
  });

  const context = (now: Date) => ({ now, times });

  it('refuses, for every state and role, exactly what its table does not have', () => {
    for (const state of states) {
      for (const actor of actors) {
        const possible = kinds.filter((kind) => {
          const ticket = { ...fresh, state, closedAt: monday.toISOString() };
          try {
            decide(ticket, aMove(kind, monday), actor, context(monday));
            return true;
          } catch (error) {
            expect(error).toBeInstanceOf(TicketRefused);
            return false;
          }
        });
        expect(possible).toEqual(allowedMoves(state, actor.role));
      }
    }
  });

  it('says in Vietnamese why a move is refused', () => {
    const closed = { ...fresh, state: 'closed' as const };

    expect(() =>
      decide(closed, { kind: 'answer', text: 'a' }, actors[1]!, context(monday)),
    ).toThrow(`Phiếu ${fresh.code} đã đóng, nên không thể trả lời.`);
    expect(() => decide(fresh, { kind: 'confirm' }, actors[1]!, context(monday))).toThrow(
      'không thể',
    );
    expect(() => decide(fresh, { kind: 'start' }, { role: 'officer' }, context(monday))).toThrow(
      'Phải ghi tên',
    );
  });

  it.each<readonly [Move, string]>([
    [{ kind: 'answer', text: '  ' }, 'nội dung trả lời'],
    [{ kind: 'transfer', agency: 'lc-xd', note: '' }, 'lý do chuyển'],
    [{ kind: 'transfer', agency: 'lc-nnmt', note: 'x' }, 'chính cơ quan này'],
    [{ kind: 'extend', until: new Date(monday.getTime() + dayMs), note: 'x' }, 'muộn hơn'],
    [
      { kind: 'extend', until: new Date(monday.getTime() + 90 * dayMs), note: 'x' },
      'Chỉ được gia hạn đến',
    ],
  ])('needs reasons and sane values: %j', (move, message) => {
    expect(() => decide(fresh, move, actors[1]!, context(monday))).toThrow(message);
  });

  it('lets an officer extend once; the second time is the supervisor’s', () => {
    const now = context(monday);
    const first = decide(
      fresh,
      { kind: 'extend', until: new Date('2026-11-26T10:00:00Z'), note: 'x' },
      actors[1]!,
      now,
    );
    const again: Move = { kind: 'extend', until: new Date('2026-11-30T10:00:00Z'), note: 'x' };

    expect(() => decide(first.ticket, again, actors[1]!, now)).toThrow('giám sát');
    expect(decide(first.ticket, again, actors[2]!, now).ticket.extendedTo).toBe(
      '2026-11-30T10:00:00.000Z',
    );
  });

  it('masks what people write', () => {
    const move: Move = { kind: 'answer', text: 'Gọi anh Nam số 0912 345 678 nhé' };

    const { ticket, event } = decide(fresh, move, actors[1]!, context(monday));

    expect(ticket.answer).not.toContain('345');
    expect(event.note).toBe(ticket.answer);
  });

  it('leaves a reminder due that a move came before', () => {
    const late = context(new Date(fresh.resolveBy));
    const officer = actors[1]!;

    const commented = decide(fresh, { kind: 'comment', note: 'đang xem' }, officer, late);
    const reminded = decide(commented.ticket, { kind: 'remind', about: 100 }, actors[3]!, late);

    expect(commented.ticket.nextCheckAt).toBe(fresh.nextCheckAt);
    expect(reminded.ticket.nextCheckAt).toBeNull();
  });

  it('keeps its invariants whatever happens in whatever order', () => {
    const step = fc.record({
      kind: fc.constantFrom(...kinds),
      actor: fc.constantFrom(...actors),
      hours: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        let ticket = fresh;
        let now = monday;
        for (const { kind, actor, hours } of steps) {
          now = new Date(now.getTime() + hours * 3600_000);
          const before = ticket;
          try {
            const decided = decide(ticket, aMove(kind, now), actor, context(now));
            expect(decided.event).toMatchObject({
              kind,
              fromState: before.state,
              toState: decided.ticket.state,
              at: now.toISOString(),
            });
            expect(decided.event.actor).toMatch(
              /^(citizen|system|(officer|supervisor|collaborator):.+)$/,
            );
            expect(rules[kind].to ?? before.state).toBe(decided.ticket.state);
            ticket = decided.ticket;
          } catch (error) {
            expect(error).toBeInstanceOf(TicketRefused);
          }
          expect(ticket.id).toBe(fresh.id);
          expect(ticket.text).toBe(fresh.text);
          const ended = ['closed', 'merged', 'withdrawn'].includes(ticket.state);
          if (ended) expect(ticket.nextCheckAt).toBeNull();
          if (ticket.state === 'answered') expect(ticket.nextCheckAt).not.toBeNull();
          if (ticket.state === 'closed') expect(ticket.answer).not.toBeNull();
          if (ticket.state === 'merged') expect(ticket.mergedInto).not.toBeNull();
          expect(ticket.onTime === null).toBe(ticket.answeredAt === null);
        }
      }),
      { numRuns: 80 },
    );
  });
});
