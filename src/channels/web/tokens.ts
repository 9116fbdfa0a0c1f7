import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../core';
import { readJwt, signJwt } from './jwt';

/** Seconds a token lives; clients refresh at half of it. */
export const tokenSeconds = 30 * 60;
const streamSeconds = 60;
// Processes that share a database need not share the second.
const skewSeconds = 30;

/** What a token allows: to be this user in this conversation, perhaps from these origins only. */
export interface Grant {
  readonly conversationId: string;
  readonly userId: string;
  readonly origins?: readonly string[];
}

/** A token opens the REST calls; a stream ticket opens one WebSocket within a minute. */
type TokenUse = 'token' | 'stream';

export type TokenCheck =
  | { readonly kind: 'valid'; readonly grant: Grant }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

// `user` is the claim that clients read; the other names are those of the Bot Framework service.
const claims = z.object({
  bot: z.string(),
  site: z.string(),
  conv: z.string(),
  user: z.string(),
  iss: z.string(),
  aud: z.string(),
  nbf: z.number(),
  exp: z.number(),
  use: z.enum(['token', 'stream']),
  origins: z.array(z.string()).optional(),
});
type Claims = z.infer<typeof claims>;

export interface TokensDeps {
  /** DIRECTLINE_SECRET: opens every conversation and is known to no browser. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly botId: string;
  readonly clock: Clock;
}

/** Issues and checks the signed, expiring tokens of the channel. */
export class Tokens {
  private readonly key: Buffer;

  constructor(private readonly deps: TokensDeps) {
    // The secret also travels in headers; deriving keeps the signing key out of every request.
    this.key = createHmac('sha256', deps.secret).update('direct-line-token').digest();
  }

  issue(grant: Grant): string {
    return this.sign(grant, 'token', tokenSeconds);
  }

  issueStreamTicket(grant: Grant): string {
    return this.sign(grant, 'stream', streamSeconds);
  }

  check(token: string, use: TokenUse): TokenCheck {
    const parsed = claims.safeParse(readJwt(token, this.key));
    if (!parsed.success || !this.isOurs(parsed.data, use)) return { kind: 'invalid' };
    if (parsed.data.exp <= this.now()) return { kind: 'expired' };
    return { kind: 'valid', grant: toGrant(parsed.data) };
  }

  isSecret(text: string): boolean {
    return timingSafeEqual(digest(text), digest(this.deps.secret));
  }

  private sign(grant: Grant, use: TokenUse, seconds: number): string {
    const { botId, publicUrl } = this.deps;
    const now = this.now();
    const signed: Claims = {
      bot: botId,
      site: 'web',
      conv: grant.conversationId,
      user: grant.userId,
      iss: publicUrl,
      aud: publicUrl,
      nbf: now,
      exp: now + seconds,
      use,
      ...(grant.origins && { origins: [...grant.origins] }),
    };
    return signJwt(signed, this.key);
  }

  private isOurs({ iss, aud, nbf, use }: Claims, wanted: TokenUse): boolean {
    const { publicUrl } = this.deps;
    const current = nbf <= this.now() + skewSeconds;
    return iss === publicUrl && aud === publicUrl && use === wanted && current;
  }

  private now(): number {
    return Math.floor(this.deps.clock.now().getTime() / 1000);
  }
}

function toGrant({ conv, user, origins }: Claims): Grant {
  return { conversationId: conv, userId: user, ...(origins && { origins }) };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
