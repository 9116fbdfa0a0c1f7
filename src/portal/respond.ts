import type { Request, RequestHandler, Response } from 'express';
import type { Brain } from '../answers';
import { isLanguage, vietnamDay } from '../core';
import type { Clock } from '../core';
import type { Translator } from '../i18n';
import type { Html } from './html';
import { missingPage } from './missing-page';
import { createPage } from './page';
import type { Page } from './page';
import { paperSizes } from './print-layout';
import type { PaperSize } from './print-layout';
import { send, sendable } from './send';

/** What every page needs, whatever it is about. */
export interface PageDeps {
  /** The brain in service at this moment. */
  readonly brain: () => Brain;
  readonly translate: Translator;
  readonly clock: Clock;
  readonly publicUrl: string;
}

// Going back and forth costs no round trip, and a corrected article is seen within a minute.
export const readPages = 'public, max-age=60';

/** What a request is answered with; undefined where there is nothing. */
export type Make = (page: Page, req: Request) => Html | undefined;

/** A page for reading, or the page that says there is none. */
export function shown(deps: PageDeps, make: Make, headers: PageHeaders = {}): RequestHandler {
  return (req, res) => {
    const page = pageOf(deps, req);
    const made = make(page, req);
    if (made === undefined) sendPage(req, res, deps, missingPage(page, 'page'), { status: 404 });
    else sendPage(req, res, deps, made, { cacheControl: readPages, ...headers });
  };
}

/** What the page asked for is made with: its language is the address's, else `fallback`. */
export function pageOf(
  { brain, translate, clock, publicUrl }: PageDeps,
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

export function paperSizeOf({ query }: Request): PaperSize {
  return paperSizes.find((size) => size === query['kho']) ?? 'a5';
}

export interface PageHeaders {
  readonly status?: number;
  readonly cacheControl?: string;
  /** Whether other sites may show it in a frame. */
  readonly embeddable?: boolean;
}

/** Sends a page under the strict policy of all pages. */
export function sendPage(
  req: Request,
  res: Response,
  deps: PageDeps,
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
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${socket}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}
