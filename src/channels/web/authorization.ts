import type { Request } from 'express';
import { DirectLineError } from './errors';
import type { Grant, TokenCheck, Tokens } from './tokens';

/** Who calls: the holder of the secret, who may do all, or of a token, who may do what it grants. */
export type Caller =
  { readonly kind: 'secret' } | { readonly kind: 'token'; readonly grant: Grant };

/** Reads the Authorization header; throws 401 when it is missing or malformed and 403 otherwise. */
export function authorize(req: Request, tokens: Tokens): Caller {
  const [, credential] = /^Bearer +(\S+)$/iu.exec(req.get('authorization') ?? '') ?? [];
  if (credential === undefined) {
    throw new DirectLineError(401, 'Unauthorized', 'Send Authorization: Bearer TOKEN');
  }
  if (tokens.isSecret(credential)) return { kind: 'secret' };
  const grant = grantOf(tokens.check(credential, 'token'));
  refuseOrigin(grant, req.get('origin'));
  return { kind: 'token', grant };
}

/** The caller of one conversation; throws 403 when the token grants another one. */
export function authorizeConversation(req: Request, tokens: Tokens, id: string): Caller {
  const caller = authorize(req, tokens);
  if (caller.kind === 'token' && caller.grant.conversationId !== id) {
    throw new DirectLineError(403, 'Forbidden', 'The token belongs to another conversation');
  }
  return caller;
}

/** The grant of a checked token; throws 403 when it is expired or not ours. */
export function grantOf(check: TokenCheck): Grant {
  switch (check.kind) {
    case 'valid':
      return check.grant;
    case 'expired':
      throw new DirectLineError(403, 'TokenExpired', 'The token has expired');
    case 'invalid':
      throw new DirectLineError(403, 'BadArgument', 'The token or secret is not valid');
  }
}

function refuseOrigin({ origins }: Grant, origin: string | undefined): void {
  if (origins === undefined || origin === undefined || origins.includes(origin)) return;
  throw new DirectLineError(403, 'Forbidden', 'The token is not meant for this origin');
}
