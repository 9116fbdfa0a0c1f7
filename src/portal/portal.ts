import path from 'node:path';
import { Router } from 'express';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { AnswerStore } from '../store';
import { answerRoutes } from './answer-routes';
import { articleRoutes } from './article-routes';
import { assetFiles } from './asset-files';
import { chatRoutes } from './chat-routes';
import type { ChatDesk } from './chat-routes';
import { feedbackRoutes } from './feedback-routes';
import type { FeedbackRoutesDeps } from './feedback-routes';
import { handbookPage } from './handbook-page';
import { helperPage } from './helper-page';
import { homePage } from './home-page';
import { keptRoutes } from './kept-routes';
import type { KeptRoutesDeps } from './kept-routes';
import { faultPage } from './missing-page';
import { posterPage } from './poster-page';
import { pageOf, sendPage, shown } from './respond';
import type { Make, PageDeps } from './respond';
import { send, sendable } from './send';
import { sitemap } from './sitemap';

export interface PortalDeps extends PageDeps {
  readonly answers: Pick<AnswerStore, 'get'>;
  /** Where `npm run build` put the bundles; by default `dist` of the working folder. */
  readonly assetsDir?: string;
  /** The knowledge packed for a device; without it, no handbook is kept there. */
  readonly pack?: KeptRoutesDeps['pack'];
  /** Where citizens' feedback is kept; without it, `/gop-y` does not exist. */
  readonly feedback?: FeedbackRoutesDeps['feedback'];
  /** The conversation without JavaScript; without it, `/chat` does not exist. */
  readonly chat?: ChatDesk;
}

const maxQuery = 300;

/**
 * The public pages and the widget's files. Mount it last: it answers every other GET with a page
 * that says, in plain words, that there is nothing.
 */
export function createPortal(deps: PortalDeps): Router {
  const router = Router();
  const assetsDir = deps.assetsDir ?? path.resolve('dist');
  router.use(assetFiles(assetsDir));
  const show = (make: Make): RequestHandler => shown(deps, make);
  router.get(
    '/',
    show((page) => homePage(page)),
  );
  router.get(
    '/hoi',
    show((page) => homePage(page, true)),
  );
  router.get('/ap-phich', show(posterPage));
  router.get('/giup-dan', show(helperPage));
  router.get('/giup-dan/tiep', wiped, shown(deps, homePageAgain, { cacheControl: 'no-store' }));
  router.get(
    '/cam-nang',
    show((page, req) => handbookPage(page, queryOf(req))),
  );
  router.use(articleRoutes(deps));
  if (deps.pack !== undefined) router.use(keptRoutes({ ...deps, assetsDir, pack: deps.pack }));
  router.get('/sitemap.xml', (req, res) => {
    const text = sitemap(pageOf(deps, req));
    const type = 'application/xml; charset=utf-8';
    send(req, res, sendable(text, { type, cacheControl: 'no-cache', quality: 4 }));
  });
  router.use(answerRoutes(deps));
  if (deps.feedback !== undefined) router.use(feedbackRoutes({ ...deps, feedback: deps.feedback }));
  if (deps.chat !== undefined) router.use(chat(deps, deps.chat));
  router.get(
    '/{*path}',
    show(() => undefined),
  );
  router.use(onFault(deps));
  return router;
}

// What the script of the page before could not reach, the browser clears by this header.
const wiped: RequestHandler = (req, res, next) => {
  // Clearing the storage would take the kept handbook with it, which holds nothing of anybody.
  const keepsHandbook = req.query['giu'] === '1';
  res.set('Clear-Site-Data', keepsHandbook ? '"cache"' : '"cache", "storage"');
  next();
};

const homePageAgain: Make = (page) => homePage(page);

// Citizens see a page; the error itself goes on to the one place where errors are logged.
function onFault(deps: PortalDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const status = (error as { status?: unknown } | null)?.status;
    const ours = typeof status !== 'number' || status >= 500;
    if (ours && !res.headersSent)
      sendPage(req, res, deps, faultPage(pageOf(deps, req)), { status: 500 });
    next(error);
  };
}

function chat(deps: PortalDeps, desk: ChatDesk): Router {
  return chatRoutes({
    desk,
    pageOf: (req) => pageOf(deps, req),
    show: (req, res, page) => {
      // A conversation is nobody else's, and going back must not show it to the next person.
      res.set('X-Robots-Tag', 'noindex');
      sendPage(req, res, deps, page, { cacheControl: 'no-store' });
    },
  });
}

function queryOf({ query }: Request): string {
  const { q } = query;
  return typeof q === 'string' ? q.normalize('NFC').trim().slice(0, maxQuery) : '';
}
