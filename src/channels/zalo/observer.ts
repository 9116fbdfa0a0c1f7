/** What became of a delivery of Zalo. */
export type DeliveryOutcome =
  'accepted' | 'repeated' | 'ignored' | 'malformed' | 'probe' | 'unsigned' | 'foreign_account';

/** What became of a message of ours. */
export type SendOutcome = 'sent' | 'retried' | 'dead' | 'withdrawn' | 'found_sent';

/** Counts what happens, without a word of what was said; the names make labels of metrics. */
export interface ZaloObserver {
  delivery(outcome: DeliveryOutcome, eventName: string, ms: number): void;
  sending(outcome: SendOutcome, reason: string): void;
  turn(end: 'done' | 'failed' | 'abandoned' | 'silent', kind: string): void;
  tokens(refreshed: 'refreshed' | 'refused' | 'no_answer', account: string): void;
}

export const blindObserver: ZaloObserver = {
  delivery: () => undefined,
  sending: () => undefined,
  turn: () => undefined,
  tokens: () => undefined,
};
