import { createHash } from 'node:crypto';
import { z } from 'zod';
import { errorMessage } from '../../core';

/** A fresh pair; `accessSeconds` is how long the access token lives. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessSeconds: number;
}

/** How an exchange ended. After `refused` the token or code that was used is dead for good. */
export type TokenAnswer =
  | ({ readonly kind: 'pair' } & TokenPair)
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'no_answer'; readonly error: string };

export interface OAuthDeps {
  readonly fetch: typeof fetch;
  /** `https://oauth.zaloapp.com`, or a fake. */
  readonly oauthUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly requestMs: number;
}

const pairSchema = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    // A string of seconds, says the documentation.
    expires_in: z.coerce.number().positive().default(90_000),
  })
  .transform((body): TokenPair => ({
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
    accessSeconds: body.expires_in,
  }));

const errorSchema = z.object({
  error: z.coerce.number(),
  error_name: z.string().optional(),
  error_reason: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
});

const rateLimited = -32;

/** OAuth v4 of Zalo: PKCE without a method parameter, rotating single-use refresh tokens. */
export class ZaloOAuth {
  constructor(private readonly deps: OAuthDeps) {}

  /** Where an administrator of the OA gives the app its permission. */
  permissionUrl(callbackUrl: string, verifier: string, state: string): string {
    const url = new URL(`${this.deps.oauthUrl}/v4/oa/permission`);
    url.search = new URLSearchParams({
      app_id: this.deps.appId,
      redirect_uri: callbackUrl,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      state,
    }).toString();
    return url.href;
  }

  /** Trades the code of a permission, which lives ten minutes, for the first pair. */
  exchange(code: string, verifier: string): Promise<TokenAnswer> {
    return this.post({ grant_type: 'authorization_code', code, code_verifier: verifier });
  }

  /** Trades a refresh token for a new pair; the old one is dead from then on. */
  refresh(refreshToken: string): Promise<TokenAnswer> {
    return this.post({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  private async post(form: Readonly<Record<string, string>>): Promise<TokenAnswer> {
    const { oauthUrl, appId, appSecret, requestMs } = this.deps;
    try {
      const response = await this.deps.fetch(`${oauthUrl}/v4/oa/access_token`, {
        method: 'POST',
        headers: {
          secret_key: appSecret,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ ...form, app_id: appId }).toString(),
        signal: AbortSignal.timeout(requestMs),
        redirect: 'error',
      });
      return toAnswer(response.status, await response.text());
    } catch (error) {
      return { kind: 'no_answer', error: errorMessage(error) };
    }
  }
}

function toAnswer(status: number, text: string): TokenAnswer {
  const body = parseJson(text);
  const pair = pairSchema.safeParse(body);
  if (pair.success) return { kind: 'pair', ...pair.data };
  const refusal = errorSchema.safeParse(body);
  // What is no answer of the application says nothing about the token.
  if (!refusal.success || status >= 500 || refusal.data.error === rateLimited) {
    return { kind: 'no_answer', error: `HTTP ${status}` };
  }
  const { error, error_name, error_reason, error_description, message } = refusal.data;
  const words = error_description ?? error_reason ?? error_name ?? message ?? '';
  return { kind: 'refused', reason: `${error} ${words}`.trim().slice(0, 200) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
