import type { ActorRole, TicketState } from './ticket';
import { waitingStates } from './ticket';

/** Everything that can happen to a ticket once it is there. `note` says why; it is masked before it is kept. */
export type Move =
  | { readonly kind: 'assign'; readonly officer: string; readonly note?: string }
  | { readonly kind: 'acknowledge'; readonly note?: string }
  | { readonly kind: 'start'; readonly note?: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'transfer'; readonly agency: string; readonly note: string }
  | { readonly kind: 'extend'; readonly until: Date; readonly note: string }
  /** Into the ticket with this id. */
  | { readonly kind: 'merge'; readonly into: string; readonly note: string }
  | { readonly kind: 'comment'; readonly note: string }
  | { readonly kind: 'contest'; readonly note: string }
  | { readonly kind: 'reopen'; readonly note: string }
  /** The citizen's yes; satisfaction from 1 to 5. */
  | { readonly kind: 'confirm'; readonly satisfaction?: number; readonly note?: string }
  | { readonly kind: 'withdraw'; readonly note?: string }
  /** Of the clock: to acknowledge, or after a share of the time in percent. */
  | { readonly kind: 'remind'; readonly about: 'acknowledge' | 50 | 80 | 100 }
  | { readonly kind: 'escalate' }
  /** Closed after the stated silence. */
  | { readonly kind: 'lapse' };

export type MoveKind = Move['kind'];

interface Rule {
  readonly from: readonly TicketState[];
  readonly by: readonly ActorRole[];
  /** Where it leads; it stays where it is without one. */
  readonly to?: TicketState;
}

const staff = ['officer', 'supervisor'] as const;
const author = ['citizen', 'collaborator'] as const;
const notStarted = ['received', 'assigned', 'acknowledged', 'contested'] as const;

/** The state machine: what may happen when, by whom, and where it leads. What is not here cannot be. */
export const rules: Readonly<Record<MoveKind, Rule>> = {
  assign: { from: waitingStates, by: staff },
  acknowledge: { from: ['received', 'assigned', 'contested'], by: staff, to: 'acknowledged' },
  start: { from: notStarted, by: staff, to: 'in_progress' },
  answer: { from: waitingStates, by: staff, to: 'answered' },
  transfer: { from: waitingStates, by: staff, to: 'assigned' },
  extend: { from: waitingStates, by: staff },
  merge: { from: waitingStates, by: staff, to: 'merged' },
  comment: { from: [...waitingStates, 'answered'], by: [...staff, ...author] },
  contest: { from: ['answered'], by: author, to: 'contested' },
  reopen: { from: ['closed'], by: author, to: 'contested' },
  confirm: { from: ['answered'], by: author, to: 'closed' },
  withdraw: { from: [...waitingStates, 'answered'], by: author, to: 'withdrawn' },
  remind: { from: waitingStates, by: ['system'] },
  escalate: { from: waitingStates, by: ['system', 'supervisor'] },
  lapse: { from: ['answered'], by: ['system'], to: 'closed' },
};

/** What somebody in a role may do with a ticket in a state, for pages that show buttons. */
export function allowedMoves(state: TicketState, role: ActorRole): readonly MoveKind[] {
  return (Object.keys(rules) as MoveKind[]).filter(
    (kind) => rules[kind].from.includes(state) && rules[kind].by.includes(role),
  );
}
