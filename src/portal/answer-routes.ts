import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import type { AnswerRecord, AnswerStore } from '../store';
import { answerLeaflet } from './answer-leaflet';
import { answerPage, normalizeCode } from './answer-page';
import type { Html } from './html';
import { missingPage } from './missing-page';
import type { Page } from './page';
import { pageOf, paperSizeOf, sendPage } from './respond';
import type { PageDeps } from './respond';

interface AnswerRoutesDeps extends PageDeps {
  readonly answers: Pick<AnswerStore, 'get'>;
}

/** An answer by its code: as a page and as a leaflet. */
export function answerRoutes(deps: AnswerRoutesDeps): Router {
  const router = Router();
  router.get('/tra-loi/:code', byCode(deps, answerPage));
  router.get(
    '/tra-loi/:code/in',
    byCode(deps, (page, record, req) => answerLeaflet(page, record, paperSizeOf(req))),
  );
  return router;
}

type MakeAnswer = (page: Page, record: AnswerRecord, req: Request) => Html | undefined;

function byCode(deps: AnswerRoutesDeps, make: MakeAnswer): RequestHandler {
  return async (req, res) => {
    const record = await deps.answers.get(normalizeCode(String(req.params['code'])));
    const page = pageOf(deps, req, record?.lang);
    const made = record && make(page, record, req);
    // An answer is for the person who got it and those it is shown to, not for search engines.
    res.set('X-Robots-Tag', 'noindex');
    if (made === undefined) sendPage(req, res, deps, missingPage(page, 'answer'), { status: 404 });
    else sendPage(req, res, deps, made, { cacheControl: 'private, no-store' });
  };
}
