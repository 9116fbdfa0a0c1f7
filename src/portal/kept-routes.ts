import { Router } from 'express';
import type { RequestHandler } from 'express';
import { listKeptFiles } from './kept-files';
import type { KeptFiles, PackedFile, PackedFiles } from './kept-files';
import { keptPage } from './kept-page';
import { createPage } from './page';
import type { Page } from './page';
import { pageOf, shown } from './respond';
import type { PageDeps } from './respond';
import { send, sendable } from './send';
import type { Sendable } from './send';

export interface KeptRoutesDeps extends PageDeps {
  /** The knowledge in service, packed for a device. */
  readonly pack: () => Promise<PackedFiles>;
  readonly assetsDir: string;
}

const forEver = 'public, max-age=31536000, immutable';

/** What a device keeps for times without a network: the list, the knowledge, and the page about it. */
export function keptRoutes(deps: KeptRoutesDeps): Router {
  const router = Router();
  const list = new KeptList(deps);
  router.get('/ngoai-tuyen', shown(deps, keptPage));
  router.get('/ngoai-tuyen.json', async (req, res) => {
    const type = 'application/json; charset=utf-8';
    const text = JSON.stringify(await list.of(pageOf(deps, req)));
    send(req, res, sendable(text, { type, cacheControl: 'no-cache', quality: 4 }));
  });
  router.get(
    '/kien-thuc.bin',
    packFile(async () => (await deps.pack()).knowledge),
  );
  router.get(
    '/ngon-ngu.bin',
    packFile(async () => (await deps.pack()).language),
  );
  return router;
}

/** The list, made once for each brain, day and language. */
class KeptList {
  private made: {
    readonly brain: Page['brain'];
    readonly day: string;
    readonly byLanguage: Map<Page['lang'], Promise<KeptFiles>>;
  } | null = null;

  constructor(private readonly deps: KeptRoutesDeps) {}

  of(spoken: Page): Promise<KeptFiles> {
    const { brain, lang } = spoken;
    const { day } = spoken.render;
    if (this.made?.brain !== brain || this.made.day !== day) {
      this.made = { brain, day, byLanguage: new Map() };
    }
    const { byLanguage } = this.made;
    const known = byLanguage.get(lang) ?? this.list(spoken, day);
    byLanguage.set(lang, known);
    known.catch(() => byLanguage.delete(lang));
    return known;
  }

  private async list(spoken: Page, day: string): Promise<KeptFiles> {
    const { translate, assetsDir, pack } = this.deps;
    const { brain, publicUrl } = spoken;
    const page = createPage({ lang: 'vi', brain, day, publicUrl, translate });
    return listKeptFiles(page, spoken, await pack(), assetsDir);
  }
}

/** Sends a packed file, compressed once for all who ask for it. */
function packFile(inService: () => Promise<PackedFile>): RequestHandler {
  let made: { readonly hash: string; readonly body: Sendable } | undefined;
  return async (req, res) => {
    const { hash, bytes } = await inService();
    if (req.query['v'] !== hash) {
      // An address that names other content must not be kept under its name.
      res.status(404).set('Cache-Control', 'no-store').end();
      return;
    }
    if (made?.hash !== hash) {
      const about = { type: 'application/octet-stream', cacheControl: forEver, quality: 9 };
      made = { hash, body: sendable(Buffer.from(bytes), about) };
    }
    send(req, res, made.body);
  };
}
