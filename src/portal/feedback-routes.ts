import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Period } from '../reports';
import { citizenTicket, parseTicketCode } from '../tickets';
import { feedbackPage, handlingOfPage } from './feedback-page';
import { createFeedbackReader, periodOf } from './feedback-reader';
import type { FeedbackStores, PublicFeedback, ReadFeedback } from './feedback-reader';
import { missingPage } from './missing-page';
import { openCsv, openJson } from './open-data';
import { openDataPage } from './open-data-page';
import { linkTo } from './page';
import type { Page } from './page';
import { pageOf, readPages, sendPage, shown } from './respond';
import type { PageDeps } from './respond';
import { send, sendable } from './send';
import { missingTicketPage, ticketPage, tooManyCodesPage } from './ticket-page';

export interface FeedbackRoutesDeps extends PageDeps {
  readonly feedback: FeedbackStores;
}

/** What citizens said back, in public: the page, its data, and one's own ticket by its code. */
export function feedbackRoutes(deps: FeedbackRoutesDeps): Router {
  const router = Router();
  const read = createFeedbackReader(deps.feedback, deps.clock);
  router.get('/gop-y', overview(deps, read));
  router.get('/gop-y.json', openData(deps, read, 'json'));
  router.get('/gop-y.csv', openData(deps, read, 'csv'));
  router.get('/gop-y/du-lieu', shown(deps, openDataPage));
  router.get('/gop-y/tra-cuu', lookUp(deps));
  router.get('/gop-y/:code', limitGuesses(deps), ticketByCode(deps));
  return router;
}

// Whoever mistypes tries a few times; a whole office may share one address.
const wrongCodesAnHour = 30;

/** Refuses an address for the rest of the hour once it asked for too many codes that do not exist. */
function limitGuesses(deps: FeedbackRoutesDeps): RequestHandler {
  return rateLimit({
    windowMs: 3_600_000,
    limit: wrongCodesAnHour,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    validate: false,
    handler: (req, res) => {
      sendPage(req, res, deps, tooManyCodesPage(pageOf(deps, req)), { status: 429, ...unkept });
    },
  });
}

/** The figures of the period that the address names; undefined when it names none. */
async function wanted(
  { clock }: PageDeps,
  read: ReadFeedback,
  page: Page,
  req: Request,
): Promise<PublicFeedback | undefined> {
  const period: Period | undefined = periodOf(req.query['ky'], clock.now());
  return period && read(period, page.brain.locality.id);
}

function overview(deps: FeedbackRoutesDeps, read: ReadFeedback): RequestHandler {
  return async (req, res) => {
    const page = pageOf(deps, req);
    const feedback = await wanted(deps, read, page, req);
    if (feedback === undefined) {
      sendPage(req, res, deps, missingPage(page, 'page'), { status: 404 });
      return;
    }
    const made = feedbackPage(page, { feedback, sheet: sheetOf(req) });
    sendPage(req, res, deps, made, { cacheControl: readPages });
  };
}

function sheetOf({ query }: Request): number {
  const { trang } = query;
  return typeof trang === 'string' && /^[1-9]\d{0,2}$/.test(trang) ? Number(trang) : 1;
}

function openData(
  deps: FeedbackRoutesDeps,
  read: ReadFeedback,
  format: 'json' | 'csv',
): RequestHandler {
  return async (req, res) => {
    const page = pageOf(deps, req);
    const feedback = await wanted(deps, read, page, req);
    // Public data: programs of any site may read it.
    res.set('Access-Control-Allow-Origin', '*');
    if (feedback === undefined) {
      sendData(req, res, 'json', JSON.stringify({ error: page.say('portal.missing.title') }), 404);
      return;
    }
    const handling = handlingOfPage(page);
    const locality = page.brain.locality.id;
    const source = `${page.publicUrl}/gop-y`;
    const text =
      format === 'json'
        ? JSON.stringify(openJson({ feedback, handling, locality, source }))
        : openCsv(feedback, handling);
    if (format === 'csv') res.set('Content-Disposition', 'attachment; filename="gop-y.csv"');
    sendData(req, res, format, text);
  };
}

const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

function sendData(
  req: Request,
  res: Response,
  format: keyof typeof types,
  text: string,
  status = 200,
): void {
  const about = { type: types[format], cacheControl: readPages, quality: 4 };
  send(req, res, sendable(text, about), status);
}

/** A form can only send what was typed; the ticket has an address of its own. */
function lookUp(deps: FeedbackRoutesDeps): RequestHandler {
  return (req, res) => {
    const page = pageOf(deps, req);
    const { ma } = req.query;
    const typed = typeof ma === 'string' ? ma.normalize('NFC').trim().slice(0, 40) : '';
    const code = parseTicketCode(typed);
    res.set('Cache-Control', 'no-store');
    if (code !== undefined) res.redirect(303, linkTo(page, `/gop-y/${code}`));
    else sendPage(req, res, deps, missingTicketPage(page, typed), { status: 404, ...unkept });
  };
}

const unkept = { cacheControl: 'private, no-store' } as const;

function ticketByCode(deps: FeedbackRoutesDeps): RequestHandler {
  return async (req, res) => {
    const page = pageOf(deps, req);
    const typed = String(req.params['code']).slice(0, 40);
    const code = parseTicketCode(typed);
    const ticket = code === undefined ? undefined : await deps.feedback.tickets.byCode(code);
    // A ticket is for whoever has its code, not for search engines.
    res.set('X-Robots-Tag', 'noindex');
    if (ticket === undefined) {
      sendPage(req, res, deps, missingTicketPage(page, typed), { status: 404, ...unkept });
      return;
    }
    // Nobody is signed in here: the page is a stranger's, whoever asks.
    const stranger = { conversationId: '', lang: page.lang, now: deps.clock.now() };
    const view = await citizenTicket(deps.feedback, handlingOfPage(page), ticket, stranger);
    sendPage(req, res, deps, ticketPage(page, view, ticket), unkept);
  };
}
