/** A petition, complaint, suggestion, question or report from the field. */
export interface TicketTable {
  id: string;
  /** What the citizen keeps, such as `LC-2611-7K2Q`. */
  code: string;
  /** What makes a repeated intake the same ticket. */
  intakeKey: string;
  kind: 'petition' | 'complaint' | 'suggestion' | 'question' | 'report';
  field: string;
  /** Id of a locality profile. */
  locality: string;
  /** Commune as the gazetteer writes it. */
  unit: string | null;
  /** Id of an agency in co-quan.yaml. */
  agency: string;
  state:
    | 'received'
    | 'assigned'
    | 'acknowledged'
    | 'in_progress'
    | 'answered'
    | 'contested'
    | 'closed'
    | 'merged'
    | 'withdrawn';
  /** Masked. */
  text: string;
  summary: string | null;
  /** Masked. */
  answer: string | null;
  channel: string;
  /** Null once the citizen had their data erased: the matter stays, the way to them does not. */
  conversationId: string | null;
  lang: string;
  topic: string | null;
  answerCode: string | null;
  anonymous: number;
  /** Code of the collaborator who wrote it. */
  collaborator: string | null;
  onBehalf: number;
  acknowledgeBy: string;
  resolveBy: string;
  extendedTo: string | null;
  acknowledgedAt: string | null;
  answeredAt: string | null;
  closedAt: string | null;
  /** Id of the ticket that goes on in its place. */
  mergedInto: string | null;
  /** 1: the supervisor was told. */
  level: number;
  reopened: number;
  /** Whether the first answer came in time; null while there is none. */
  onTime: number | null;
  satisfaction: number | null;
  version: number;
  /** When the current way of the ticket began: its creation, or the last reopening. */
  clockStart: string;
  /** The last reminder given on that way, in percent of the time for an answer: 0, 50, 80 or 100. */
  reminded: number;
  /** When the clock has to look at it next; null when nothing is waited for. */
  nextCheckAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** Append-only: what happened to a ticket, in order. */
export interface TicketEventTable {
  id: string;
  ticketId: string;
  /** From 1, without gaps; unique in its ticket. */
  seq: number;
  kind: string;
  fromState: TicketTable['state'] | null;
  toState: TicketTable['state'];
  /** `citizen`, `officer:<name>`, `supervisor:<name>`, `system` or `collaborator:<code>`. */
  actor: string;
  /** Masked. */
  note: string | null;
  data: string | null;
  at: string;
}

export interface TicketContactTable {
  ticketId: string;
  /** Encrypted by the tickets room. */
  sealed: string;
  createdAt: string;
  deleteAfter: string;
}

export interface TicketPhotoTable {
  id: string;
  /** Null while the citizen has not sent the ticket yet. */
  ticketId: string | null;
  conversationId: string;
  mime: string;
  bytes: Buffer;
  createdAt: string;
}

export interface NoticeTable {
  id: string;
  /** What makes a repeated notice the same one. */
  key: string;
  kind: string;
  ticketId: string | null;
  recipient: 'citizen' | 'agency' | 'supervisor' | 'curator';
  /** An e-mail address; for agencies the id in co-quan.yaml when none is configured. */
  address: string | null;
  payload: string;
  dueAt: string;
  state: 'waiting' | 'sending' | 'sent' | 'dead' | 'withdrawn';
  attempts: number;
  /** When somebody may take it up: the time of the next try, or the end of a sender's lease. */
  nextAt: string;
  error: string | null;
  createdAt: string;
  settledAt: string | null;
}

/** What the public may read of a ticket once somebody has looked at it. */
export interface PublicationTable {
  ticketId: string;
  /** Masked and reviewed. */
  question: string;
  answer: string;
  field: string;
  agency: string;
  state: 'draft' | 'released' | 'withheld';
  reviewedBy: string | null;
  releasedAt: string | null;
  /** Why it was withheld. */
  note: string | null;
  createdAt: string;
  updatedAt: string;
}
