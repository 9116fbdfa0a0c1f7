import type { Clock } from '../core';
import type { Db } from './tables';

/**
 * Rights that one holder has at a time, across every process of the database, the command line
 * included. A holder that dies loses its lease when the time is over.
 */
export interface Leases {
  /** True when the lease is now the holder's, for `ms` milliseconds from now. */
  take(name: string, holder: string, ms: number): Promise<boolean>;
  /** Gives it back early; nothing happens when somebody else has it by now. */
  release(name: string, holder: string): Promise<void>;
}

export class SqlLeases implements Leases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async take(name: string, holder: string, ms: number): Promise<boolean> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + ms).toISOString();
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('leases')
      .values({ name, holder, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until })
          .where((eb) =>
            eb.or([eb('leases.until', '<=', now.toISOString()), eb('leases.holder', '=', holder)]),
          ),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async release(name: string, holder: string): Promise<void> {
    await this.db
      .deleteFrom('leases')
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute();
  }
}
