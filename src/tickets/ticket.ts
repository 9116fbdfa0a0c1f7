import type { TicketEventRow, TicketRow } from '../store';

/** A ticket as it is kept: times are ISO 8601 in UTC, yes and no are 1 and 0, words are masked. */
export type Ticket = TicketRow;
export type TicketEvent = TicketEventRow;
export type TicketState = Ticket['state'];

export type ActorRole = 'citizen' | 'officer' | 'supervisor' | 'system' | 'collaborator';

/** Who does something. Officers and supervisors have a name, collaborators their code. */
export interface Actor {
  readonly role: ActorRole;
  readonly name?: string;
}

export const citizen: Actor = { role: 'citizen' };
export const system: Actor = { role: 'system' };

/** As histories write it: `officer:Lò Thị Mai`. */
export function actorText({ role, name }: Actor): string {
  return name === undefined ? role : `${role}:${name}`;
}

/** States in which the agency owes an answer. */
export const waitingStates = [
  'received',
  'assigned',
  'acknowledged',
  'in_progress',
  'contested',
] as const satisfies readonly TicketState[];

export function isWaiting({ state }: Pick<Ticket, 'state'>): boolean {
  return waitingStates.some((one) => one === state);
}

/** When the answer is due: the extension counts. */
export function dueAt({ extendedTo, resolveBy }: Pick<Ticket, 'extendedTo' | 'resolveBy'>): string {
  return extendedTo ?? resolveBy;
}

/** States as officers and citizens read them. */
export const stateNames: Readonly<Record<TicketState, string>> = {
  received: 'đã nhận',
  assigned: 'đã chuyển cơ quan',
  acknowledged: 'cơ quan đã tiếp nhận',
  in_progress: 'đang xử lý',
  answered: 'đã trả lời',
  contested: 'người dân chưa đồng ý',
  closed: 'đã đóng',
  merged: 'đã gộp vào phiếu khác',
  withdrawn: 'người dân đã rút',
};
