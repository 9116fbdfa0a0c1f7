import express from 'express';
import type { Request, Router } from 'express';
import { authorize } from './authorization';
import type { ConversationService } from './conversation-service';
import { DirectLineError, parseBody } from './errors';
import { addressOf, limitPerMinute } from './limits';
import type { DirectLineLimits } from './limits';
import type { Origins } from './origins';
import { bodyOf, tokenRequest } from './protocol';
import type { ConversationGrant } from './protocol';
import { tokenSeconds } from './tokens';
import type { Grant, Tokens } from './tokens';

export interface TokenRoutesDeps {
  readonly service: ConversationService;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly limits: DirectLineLimits;
}

/** `/tokens/*`: how clients get the right to talk, and keep it. */
export function tokenRoutes({ service, tokens, origins, limits }: TokenRoutesDeps): Router {
  const routes = express.Router();
  const starts = limitPerMinute(limits.startsPerMinute, addressOf);
  const json = express.json({ limit: limits.bodyBytes });

  routes.post('/generate', starts, json, (req, res) => {
    requireSecret(req, tokens);
    const { user, trustedorigins } = parseBody(tokenRequest, bodyOf(req));
    res.json(toGrantBody(tokens, service.newGrant(user?.id, trustedorigins)));
  });

  // Pages cannot hold the secret: those of ALLOWED_ORIGINS get a token for a new user without it.
  routes.post('/public', starts, origins.requireAllowed, (_req, res) => {
    res.json(toGrantBody(tokens, service.newGrant()));
  });

  routes.post('/refresh', (req, res) => {
    res.json(toGrantBody(tokens, requireToken(req, tokens)));
  });
  return routes;
}

/** What a client gets for a grant: the token and how long it lasts. */
export function toGrantBody(tokens: Tokens, grant: Grant): ConversationGrant {
  return {
    conversationId: grant.conversationId,
    token: tokens.issue(grant),
    expires_in: tokenSeconds,
  };
}

function requireSecret(req: Request, tokens: Tokens): void {
  if (authorize(req, tokens).kind === 'secret') return;
  throw new DirectLineError(403, 'Forbidden', 'Only the holder of the secret can do this');
}

function requireToken(req: Request, tokens: Tokens): Grant {
  const caller = authorize(req, tokens);
  if (caller.kind === 'token') return caller.grant;
  throw new DirectLineError(403, 'Forbidden', 'Only a token can be refreshed');
}
