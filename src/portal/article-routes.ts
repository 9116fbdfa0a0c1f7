import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import type { Article } from '../knowledge';
import { articleJson } from './article-json';
import { embedPage } from './embed-page';
import type { Html } from './html';
import { leafletPage } from './leaflet-page';
import { articleOf } from './page';
import type { Page } from './page';
import { pageOf, paperSizeOf, readPages, shown } from './respond';
import type { PageDeps, PageHeaders } from './respond';
import { send, sendable } from './send';
import { topicPage } from './topic-page';

/** One article in all its forms: page, question, leaflet, card, data. */
export function articleRoutes(deps: PageDeps): Router {
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

function articleData(deps: PageDeps): RequestHandler {
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
