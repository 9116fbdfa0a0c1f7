import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';
import { UserError } from '../../core';
import type { Clock, IdGenerator } from '../../core';
import type { Accounts } from './accounts';
import type { ZaloOAuth } from './oauth';
import type { TokenKeeper } from './tokens';

export const callbackPath = '/zalo/callback';

export interface AuthorizationDeps {
  readonly oauth: ZaloOAuth;
  readonly tokens: TokenKeeper;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  /** The key of the environment; signs the state, so that nothing has to be kept in between. */
  readonly secret: string;
  readonly callbackUrl: string;
  /** Set when the challenge is fixed in Zalo's console instead of made for each permission. */
  readonly codeVerifier?: string;
}

/** What Zalo brings back to the callback. */
export interface Permission {
  readonly code: string;
  readonly state: string;
  readonly oaId: string;
}

const permissionSchema = z.object({
  code: z.string().min(1).max(2000),
  state: z.string().max(300),
  oa_id: z.string().max(100).default(''),
});

const validMs = 30 * 60_000;

/**
 * The first authorisation of an OA. Only who holds the environment's key can begin one; the state
 * carries its own proof and the PKCE verifier is derived from it, so any process can finish it.
 */
export class Authorization {
  constructor(private readonly deps: AuthorizationDeps) {}

  /** The page on which an administrator of the OA agrees; valid for half an hour. */
  begin(): string {
    const { ids, clock, oauth, callbackUrl } = this.deps;
    const until = (clock.now().getTime() + validMs).toString(36);
    const nonce = `${until}.${ids.code(16)}`;
    const state = `${nonce}.${this.mac(`state:${nonce}`)}`;
    return oauth.permissionUrl(callbackUrl, this.verifier(nonce), state);
  }

  /** Trades the code and stores the pair; resolves to the account. Throws a `UserError`. */
  async finish({ code, state, oaId }: Permission): Promise<string> {
    const nonce = this.check(state);
    const account = this.deps.accounts.of(oaId);
    if (account === undefined) {
      throw new UserError(
        `OA ${oaId} chưa có trong ZALO_ACCOUNTS. Thêm OA này rồi cấp quyền lại.`,
        'zalo_account',
      );
    }
    const answer = await this.deps.oauth.exchange(code, this.verifier(nonce));
    if (answer.kind !== 'pair') {
      const reason = answer.kind === 'refused' ? answer.reason : answer.error;
      throw new UserError(`Zalo không cấp mã truy cập: ${reason}. Làm lại từ đầu.`, 'zalo_code');
    }
    await this.deps.tokens.keep(account.oaId, answer);
    return account.oaId;
  }

  /** The nonce of a state that this installation made and that is not over. */
  private check(state: string): string {
    const [until = '', random = '', mac = ''] = state.split('.');
    const nonce = `${until}.${random}`;
    const wanted = Buffer.from(this.mac(`state:${nonce}`));
    const given = Buffer.from(mac);
    const genuine = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!genuine || parseInt(until, 36) < this.deps.clock.now().getTime()) {
      throw new UserError(
        'Đường dẫn cấp quyền không đúng hoặc đã quá 30 phút. Chạy lại: npm run -s zalo -- authorize.',
        'zalo_state',
      );
    }
    return nonce;
  }

  private verifier(nonce: string): string {
    return this.deps.codeVerifier ?? this.mac(`verifier:${nonce}`);
  }

  private mac(text: string): string {
    return createHmac('sha256', this.deps.secret).update(text).digest('base64url');
  }
}

/** Reads the address Zalo sent the browser to; throws a `UserError` when it is another one. */
export function readPermission(query: unknown): Permission {
  const parsed = permissionSchema.safeParse(query);
  if (!parsed.success) {
    throw new UserError(
      'Địa chỉ này không phải do Zalo chuyển về (thiếu code, state).',
      'zalo_url',
    );
  }
  const { code, state, oa_id: oaId } = parsed.data;
  return { code, state, oaId };
}

/** The page Zalo sends the administrator back to, and the file that proves the domain is ours. */
export function authorizationRoutes(
  authorization: Authorization,
  verifierCode: string | undefined,
): Router {
  const routes = express.Router();
  routes.get(callbackPath, async (req, res) => {
    res.set('Cache-Control', 'no-store').set('Content-Security-Policy', "default-src 'none'");
    try {
      await authorization.finish(readPermission(req.query));
      res.send(page('Đã kết nối OA', 'Bot nhận và gửi được tin Zalo. Bạn có thể đóng trang này.'));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      res.status(400).send(page('Chưa kết nối được', error.message));
    }
  });
  if (verifierCode !== undefined) {
    routes.get(`/zalo_verifier${verifierCode}.html`, (_req, res) => {
      res.send(verifierPage(verifierCode));
    });
  }
  return routes;
}

function page(title: string, text: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head><body><h1>${escape(title)}</h1><p>${escape(text)}</p></body></html>\n`;
}

function verifierPage(code: string): string {
  return `<!doctype html><html lang="vi"><head><meta name="zalo-platform-site-verification" content="${escape(code)}" /><title>Zalo</title></head><body></body></html>\n`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
