import path from 'node:path';
import { Router } from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Brain } from '../answers';
import { isLanguage, vietnamDay } from '../core';
import type { Clock } from '../core';
import type { Translator } from '../i18n';
import type { AnswerStore } from '../store';
import { answerPage, normalizeCode } from './answer-page';
import { assetFiles } from './asset-files';
import { chatRoutes } from './chat-routes';
import type { ChatDesk } from './chat-routes';
import { handbookPage } from './handbook-page';
import { homePage } from './home-page';
import type { Html } from './html';
import { faultPage, missingPage } from './missing-page';
import { articleOf, createPage } from './page';
import type { Page } from './page';
import { send, sendable } from './send';
import { sitemap } from './sitemap';
import { topicPage } from './topic-page';

export interface PortalDeps {
  /** The brain in service at this moment. */
  readonly brain: () => Brain;
  readonly translate: Translator;
  readonly answers: Pick<AnswerStore, 'get'>;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Where `npm run build` put the bundles; by default `dist` of the working folder. */
  readonly assetsDir?: string;
  /** The conversation without JavaScript; without it, `/chat` does not exist. */
  readonly chat?: ChatDesk;
}

const maxQuery = 300;

// Going back and forth costs no round trip, and a corrected article is seen within a minute.
const readPages = 'public, max-age=60';

/**
 * The public pages and the widget's files. Mount it last: it answers every other GET with a page
 * that says, in plain words, that there is nothing.
 */
export function createPortal(deps: PortalDeps): Router {
  const router = Router();
  router.use(assetFiles(deps.assetsDir ?? path.resolve('dist')));
  const show =
    (make: (page: Page, req: Request) => Html | undefined): RequestHandler =>
    (req, res) => {
      const page = pageOf(deps, req);
      const made = make(page, req);
      if (made === undefined) sendPage(req, res, deps, missingPage(page, 'page'), { status: 404 });
      else sendPage(req, res, deps, made, { cacheControl: readPages });
    };
  router.get('/', show(homePage));
  router.get(
    '/cam-nang',
    show((page, req) => handbookPage(page, queryOf(req))),
  );
  router.get(
    '/cam-nang/:topic',
    show((page, req) => {
      const article = articleOf(page, String(req.params['topic']));
      return article && topicPage(page, article);
    }),
  );
  router.get('/sitemap.xml', (req, res) => {
    const text = sitemap(pageOf(deps, req));
    const type = 'application/xml; charset=utf-8';
    send(req, res, sendable(text, { type, cacheControl: 'no-cache', quality: 4 }));
  });
  router.get('/tra-loi/:code', answerByCode(deps));
  if (deps.chat !== undefined) router.use(chat(deps, deps.chat));
  router.get(
    '/{*path}',
    show(() => undefined),
  );
  router.use(onFault(deps));
  return router;
}

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

function answerByCode(deps: PortalDeps): RequestHandler {
  return async (req, res) => {
    const record = await deps.answers.get(normalizeCode(String(req.params['code'])));
    const page = pageOf(deps, req, record?.lang);
    const made = record && answerPage(page, record);
    // An answer is for the person who got it and those it is shown to, not for search engines.
    res.set('X-Robots-Tag', 'noindex');
    if (made === undefined) sendPage(req, res, deps, missingPage(page, 'answer'), { status: 404 });
    else sendPage(req, res, deps, made);
  };
}

function pageOf(
  { brain, translate, clock, publicUrl }: PortalDeps,
  req: Request,
  fallback?: Page['lang'],
): Page {
  const { lang } = req.query;
  return createPage({
    lang: isLanguage(lang) ? lang : (fallback ?? 'vi'),
    brain: brain(),
    day: vietnamDay(clock.now()),
    publicUrl: publicUrl.replace(/\/$/, ''),
    translate,
  });
}

function queryOf({ query }: Request): string {
  const { q } = query;
  return typeof q === 'string' ? q.normalize('NFC').trim().slice(0, maxQuery) : '';
}

interface PageHeaders {
  readonly status?: number;
  readonly cacheControl?: string;
}

function sendPage(
  req: Request,
  res: Response,
  deps: PortalDeps,
  page: Html,
  { status = 200, cacheControl = 'no-cache' }: PageHeaders = {},
): void {
  res.set({
    'Content-Security-Policy': contentSecurityPolicy(deps.publicUrl),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  const type = 'text/html; charset=utf-8';
  send(req, res, sendable(page.text, { type, cacheControl, quality: 4 }), status);
}

/** Nothing inline, nothing from elsewhere. */
function contentSecurityPolicy(publicUrl: string): string {
  // Safari before 15.4 does not count WebSockets of the own host as 'self'.
  const socket = new URL(publicUrl).origin.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${socket}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
