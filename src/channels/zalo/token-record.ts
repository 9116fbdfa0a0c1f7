import { z } from 'zod';
import type { Vault } from '../../store';
import type { Sealer } from './seal';

const day = z.iso.datetime();

const recordSchema = z.object({
  pair: z
    .object({
      accessToken: z.string(),
      refreshToken: z.string(),
      accessUntil: day,
      refreshUntil: day,
      refreshedAt: day,
    })
    .optional(),
  /** Set before Zalo is asked; if it stands without a new pair, an answer may have been lost. */
  askedAt: day.optional(),
  /** Set when Zalo refused the refresh token: only people can help. */
  refusal: z.object({ at: day, reason: z.string(), lostAnswer: z.boolean() }).optional(),
  /** The fingerprint of the configured first token that was already used. */
  usedSeed: z.string().optional(),
});

/** What is known about the tokens of one account. */
export type TokenRecord = z.output<typeof recordSchema>;

/** A record with the version that may be replaced. */
export interface Kept {
  readonly record: TokenRecord;
  readonly version: number;
}

/** Reads and writes token records, encrypted. */
export class TokenRecords {
  constructor(
    private readonly vault: Vault,
    private readonly sealer: Sealer,
  ) {}

  async read(account: string): Promise<Kept> {
    const kept = await this.vault.get(nameOf(account));
    if (kept === undefined) return { record: {}, version: 0 };
    const record = recordSchema.parse(JSON.parse(this.sealer.open(kept.sealed, nameOf(account))));
    return { record, version: kept.version };
  }

  /** False when another process replaced the record meanwhile. */
  write(account: string, { record, version }: Kept): Promise<boolean> {
    const sealed = this.sealer.seal(JSON.stringify(record), nameOf(account));
    return this.vault.put(nameOf(account), sealed, version);
  }
}

function nameOf(account: string): string {
  return `zalo-token:${account}`;
}
