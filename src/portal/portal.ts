import path from 'node:path';
import { Router } from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Brain } from '../answers';
import { isLanguage, vietnamDay } from '../core';
import type { Clock } from '../core';
import type { Translator } from '../i18n';
import type { Article } from '../knowledge';
import type { AnswerStore } from '../store';
import { answerPage, normalizeCode } from './answer-page';
import { articleJson } from './article-json';
import { assetFiles } from './asset-files';
import { chatRoutes } from './chat-routes';
import type { ChatDesk } from './chat-routes';
import { embedPage } from './embed-page';
import { handbookPage } from './handbook-page';
import { helperPage } from './helper-page';
import { homePage } from './home-page';
import type { Html } from './html';
import { leafletPage, paperSizes } from './leaflet-page';
import type { PaperSize } from './leaflet-page';
import { faultPage, missingPage } from './missing-page';
import { articleOf, createPage } from './page';
import type { Page } from './page';
import { posterPage } from './poster-page';
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

// What the script of the page before could not reach, the browser clears by this header.
const wiped: RequestHandler = (_req, res, next) => {
  res.set('Clear-Site-Data', '"cache", "storage"');
  next();
};

const homePageAgain: Make = (page) => homePage(page);

type Make = (page: Page, req: Request) => Html | undefined;

/** A page for reading, or the page that says there is none. */
function shown(deps: PortalDeps, make: Make, headers: PageHeaders = {}): RequestHandler {
  return (req, res) => {
    const page = pageOf(deps, req);
    const made = make(page, req);
    if (made === undefined) sendPage(req, res, deps, missingPage(page, 'page'), { status: 404 });
    else sendPage(req, res, deps, made, { cacheControl: readPages, ...headers });
  };
}

/** One article in all its forms: page, question, leaflet, card, data. */
function articleRoutes(deps: PortalDeps): Router {
  const router = Router();
  const show = (
    make: (page: Page, article: Article, req: Request) => Html,
    headers?: PageHeaders,
  ): RequestHandler =>
    shown(
      deps,
      (page, req) => {
        const article = articleOf(page, String(req.params['topic']));
        return article && make(page, article, req);
      },
      headers,
    );
  router.get('/cam-nang/:topic.json', articleData(deps));
  router.get(
    '/cam-nang/:topic',
    show((page, article) => topicPage(page, article)),
  );
  router.get(
    '/hoi/:topic',
    show((page, article) => topicPage(page, article, true)),
  );
  router.get(
    '/in/:topic',
    show((page, article, req) => leafletPage(page, article, paperSizeOf(req))),
  );
  router.get('/nhung/:topic', show(embedPage, { embeddable: true }));
  return router;
}

function articleData(deps: PortalDeps): RequestHandler {
  return (req, res) => {
    const page = pageOf(deps, req);
    const article = articleOf(page, String(req.params['topic']));
    // Public data: programs of any site may read it.
    res.set('Access-Control-Allow-Origin', '*');
    const body = article ? articleJson(page, article) : { error: page.say('portal.missing.title') };
    const about = { type: 'application/json; charset=utf-8', cacheControl: readPages, quality: 4 };
    send(req, res, sendable(JSON.stringify(body), about), article ? 200 : 404);
  };
}

function paperSizeOf({ query }: Request): PaperSize {
  return paperSizes.find((size) => size === query['kho']) ?? 'a5';
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
    else sendPage(req, res, deps, made, { cacheControl: 'private, no-store' });
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
  /** Whether other sites may show it in a frame. */
  readonly embeddable?: boolean;
}

function sendPage(
  req: Request,
  res: Response,
  deps: PortalDeps,
  page: Html,
  { status = 200, cacheControl = 'no-cache', embeddable = false }: PageHeaders = {},
): void {
  res.set({
    'Content-Security-Policy': contentSecurityPolicy(deps.publicUrl, embeddable ? '*' : "'self'"),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  // The older header knows no list of sites.
  if (embeddable) res.removeHeader('X-Frame-Options');
  const type = 'text/html; charset=utf-8';
  send(req, res, sendable(page.text, { type, cacheControl, quality: 4 }), status);
}

/** Nothing inline, nothing from elsewhere. */
function contentSecurityPolicy(publicUrl: string, frameAncestors: string): string {
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
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}
