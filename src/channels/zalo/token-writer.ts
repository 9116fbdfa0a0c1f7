import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../../core';
import type { Logger } from '../../core';
import type { Kept, TokenRecords } from './token-record';

const tries = 6;
const firstPauseMs = 200;

/** Brings token records to disk, because what Zalo gave once it does not give again. */
export class TokenWriter {
  constructor(private readonly deps: { readonly records: TokenRecords; readonly logger: Logger }) {}

  /**
   * Puts a record on disk, trying for a while: a pair that was received and is not stored is lost.
   * If a slow former holder of the lease and we both write, the pair received last wins.
   */
  async store(account: string, { record, version }: Kept): Promise<void> {
    let current = version;
    for (let attempt = 1; ; attempt++) {
      try {
        if (await this.deps.records.write(account, { record, version: current })) return;
        const other = await this.deps.records.read(account);
        if ((other.record.pair?.refreshedAt ?? '') > (record.pair?.refreshedAt ?? '')) return;
        current = other.version;
      } catch (error) {
        const lost = attempt >= tries;
        const fields = { account, attempt, error: errorMessage(error) };
        this.deps.logger.error(fields, 'ALARM: the tokens of Zalo could not be stored');
        if (lost) throw error;
        await pause(firstPauseMs * 2 ** (attempt - 1));
      }
    }
  }
}
