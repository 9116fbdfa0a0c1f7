/**
 * Lets the turns of one conversation run one after another, in the order asked, while those of
 * different conversations run side by side. Not re-entrant: a turn must not ask for its own lock.
 */
export interface TurnLock {
  run<Result>(conversationId: string, turn: () => Promise<Result>): Promise<Result>;
}

/** Order within this process; enough for SQLite, which one process owns. */
export class LocalTurnLock implements TurnLock {
  private readonly tails = new Map<string, Promise<void>>();

  run<Result>(conversationId: string, turn: () => Promise<Result>): Promise<Result> {
    const before = this.tails.get(conversationId) ?? Promise.resolve();
    const result = before.then(turn);
    const tail = result.then(ignore, ignore);
    this.tails.set(conversationId, tail);
    void tail.then(() => {
      // Only the last in the queue may drop it, or a later turn would overtake.
      if (this.tails.get(conversationId) === tail) this.tails.delete(conversationId);
    });
    return result;
  }
}

function ignore(): void {
  // A failed turn is reported by its own promise; the queue only needs to know it is over.
}
