import { createHash } from 'node:crypto';
import { z } from 'zod';

const form = z.object({
  app_id: z.string(),
  grant_type: z.enum(['authorization_code', 'refresh_token']),
  code: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
});

/** OAuth v4 as documented: a code once, a refresh token once, the old one dead at once. */
export class FakeOAuth {
  /** How often a refresh token was traded, and how often a dead one was offered. */
  refreshes = 0;
  refused = 0;
  private count = 0;
  private readonly codes = new Map<string, string>();
  private readonly refreshTokens = new Set<string>();
  private readonly accessTokens = new Set<string>();

  constructor(
    private readonly appId: string,
    private readonly appSecret: string,
  ) {}

  /** A refresh token as the API Explorer hands it out. */
  firstRefreshToken(): string {
    const token = `refresh-${++this.count}`;
    this.refreshTokens.add(token);
    return token;
  }

  /** What the permission page gives for a challenge. */
  consent(challenge: string): string {
    const code = `code-${++this.count}`;
    this.codes.set(code, challenge);
    return code;
  }

  isValid(accessToken: string): boolean {
    return this.accessTokens.has(accessToken);
  }

  /** All access tokens are refused from now on, as after a change of password. */
  expireAccess(): void {
    this.accessTokens.clear();
  }

  /** All refresh tokens are dead, as after three months. */
  expireRefresh(): void {
    this.refreshTokens.clear();
  }

  trade(secret: string | undefined, body: unknown): Readonly<Record<string, unknown>> {
    const parsed = form.safeParse(body);
    if (!parsed.success || parsed.data.app_id !== this.appId || secret !== this.appSecret) {
      return refusal(-14002, 'Invalid app id or secret key');
    }
    const { grant_type, code = '', code_verifier = '', refresh_token = '' } = parsed.data;
    if (grant_type === 'authorization_code') return this.tradeCode(code, code_verifier);
    if (!this.refreshTokens.delete(refresh_token)) {
      this.refused += 1;
      return refusal(-14014, 'Invalid refresh token');
    }
    this.refreshes += 1;
    return this.newPair();
  }

  private tradeCode(code: string, verifier: string): Readonly<Record<string, unknown>> {
    const challenge = this.codes.get(code);
    this.codes.delete(code);
    const given = createHash('sha256').update(verifier).digest('base64url');
    return challenge === given ? this.newPair() : refusal(-14019, 'Invalid code or verifier');
  }

  private newPair(): Readonly<Record<string, unknown>> {
    const access = `access-${++this.count}`;
    this.accessTokens.add(access);
    return {
      access_token: access,
      refresh_token: this.firstRefreshToken(),
      expires_in: '90000',
    };
  }
}

function refusal(error: number, words: string): Readonly<Record<string, unknown>> {
  return { error, error_name: words, error_reason: words, error_description: words };
}
