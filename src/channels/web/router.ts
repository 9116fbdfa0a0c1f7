import express from 'express';
import type { RequestHandler, Router } from 'express';
import type { Logger } from '../../core';
import type { ConversationService } from './conversation-service';
import { conversationRoutes } from './conversation-routes';
import { answerError, answerNotFound } from './errors';
import { addressOf, limitPerMinute } from './limits';
import type { DirectLineLimits } from './limits';
import type { Origins } from './origins';
import { directLinePath } from './protocol';
import { tokenRoutes } from './token-routes';
import type { Tokens } from './tokens';

export interface RouterDeps {
  readonly service: ConversationService;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly publicUrl: string;
  readonly limits: DirectLineLimits;
  readonly logger: Logger;
}

/** The REST half of Direct Line 3.0, all under `directLinePath`. */
export function createRouter(deps: RouterDeps): Router {
  const { origins, limits, logger } = deps;
  const api = express.Router();
  api.use(origins.cors, neverCached);
  api.use(limitPerMinute(limits.requestsPerMinute, addressOf));
  api.use('/tokens', tokenRoutes(deps));
  api.use('/conversations', conversationRoutes(deps));
  api.use(answerNotFound, answerError(logger));
  return express.Router().use(directLinePath, api);
}

const neverCached: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};
