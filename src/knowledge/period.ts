/** A rule's days of validity, both inclusive, `YYYY-MM-DD`. */
export interface Period {
  readonly from?: string;
  readonly until?: string;
}

/** True when the rule holds on `day`; ISO days compare as text. */
export function isActive({ from, until }: Period, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}
