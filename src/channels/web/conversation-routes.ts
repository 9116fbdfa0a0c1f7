import express from 'express';
import type { Request, RequestHandler, Router } from 'express';
import { authorize, authorizeConversation } from './authorization';
import type { ConversationService } from './conversation-service';
import { DirectLineError, parseBody, unknownConversation } from './errors';
import { addressOf, limitPerMinute } from './limits';
import type { DirectLineLimits } from './limits';
import { bodyOf, positionOf, sentActivity, startRequest } from './protocol';
import type { ConversationGrant } from './protocol';
import { streamUrl } from './stream-server';
import { toGrantBody } from './token-routes';
import type { Grant, Tokens } from './tokens';
import { readUpload } from './upload';

export interface ConversationRoutesDeps {
  readonly service: ConversationService;
  readonly tokens: Tokens;
  readonly publicUrl: string;
  readonly limits: DirectLineLimits;
}

type Handler = RequestHandler<{ id: string }>;

/** `/conversations/*`: start, come back, read and write. */
export function conversationRoutes(deps: ConversationRoutesDeps): Router {
  const { tokens, limits } = deps;
  const routes = express.Router();
  const json = express.json({ limit: limits.bodyBytes });
  const file = express.raw({ limit: limits.uploadBytes, type: () => true });
  const starts = limitPerMinute(limits.startsPerMinute, addressOf);
  const messages = limitPerMinute(limits.messagesPerMinute, senderOf);

  routes.post('/', starts, authorized(tokens), json, start(deps));
  // Before any body is read: strangers shall not make us buffer megabytes.
  routes.use('/:id', authorizedConversation(tokens));
  routes.get('/:id', reconnect(deps));
  routes.get('/:id/activities', read(deps));
  routes.post('/:id/activities', messages, json, receive(deps));
  routes.post('/:id/upload', messages, requireUserId, file, receiveUpload(deps));
  return routes;
}

function authorized(tokens: Tokens): RequestHandler {
  return (req, _res, next) => {
    authorize(req, tokens);
    next();
  };
}

function authorizedConversation(tokens: Tokens): Handler {
  return (req, _res, next) => {
    authorizeConversation(req, tokens, req.params.id);
    // The secret opens every path; only ids as we make them may reach the database.
    if (!/^[\w-]{1,100}$/u.test(req.params.id)) throw unknownConversation();
    next();
  };
}

function start(deps: ConversationRoutesDeps): RequestHandler {
  return async (req, res) => {
    const { user, locale } = parseBody(startRequest, bodyOf(req));
    const caller = authorize(req, deps.tokens);
    const grant = caller.kind === 'token' ? caller.grant : newGrant(deps.service, user?.id);
    const created = await deps.service.start(grant, locale);
    res.status(created ? 201 : 200).json(toStreamBody(deps, grant, 0));
  };
}

function reconnect(deps: ConversationRoutesDeps): Handler {
  return async (req, res) => {
    const caller = authorize(req, deps.tokens);
    const { id, userId, lastPosition } = await deps.service.resume(req.params.id);
    const grant = caller.kind === 'token' ? caller.grant : { conversationId: id, userId };
    // No watermark at all means only what comes next; an empty one means everything.
    const { watermark } = req.query;
    const after = watermark === undefined ? lastPosition : positionOf(watermark);
    res.json(toStreamBody(deps, grant, after));
  };
}

function read({ service }: ConversationRoutesDeps): Handler {
  return async (req, res) => {
    res.json(await service.read(req.params.id, positionOf(req.query['watermark'])));
  };
}

function receive({ service }: ConversationRoutesDeps): Handler {
  return async (req, res) => {
    const sent = parseBody(sentActivity, req.body);
    res.json({ id: await service.receive(req.params.id, sent) });
  };
}

function receiveUpload({ service }: ConversationRoutesDeps): Handler {
  return async (req, res) => {
    const upload = await readUpload(req.body, req.get('content-type') ?? '');
    res.json({ id: await service.receiveUpload(req.params.id, upload) });
  };
}

const requireUserId: Handler = (req, _res, next) => {
  const { userId } = req.query;
  if (typeof userId === 'string' && userId !== '') {
    next();
    return;
  }
  throw new DirectLineError(400, 'MissingProperty', 'Name the user: upload?userId=…');
};

// An id stated without a token is anyone's; dl_ is reserved for those that tokens vouch for.
function newGrant(service: ConversationService, userId: string | undefined): Grant {
  if (userId?.startsWith('dl_') !== true) return service.newGrant(userId);
  throw new DirectLineError(400, 'BadArgument', 'A user id that starts with dl_ needs a token');
}

function toStreamBody(
  { tokens, publicUrl }: ConversationRoutesDeps,
  grant: Grant,
  after: number,
): ConversationGrant {
  const ticket = tokens.issueStreamTicket(grant);
  return {
    ...toGrantBody(tokens, grant),
    streamUrl: streamUrl(publicUrl, grant.conversationId, after, ticket),
  };
}

function senderOf(req: Request): string {
  return `${addressOf(req)} ${String(req.params['id'])}`;
}
