import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Router } from 'express';
import { send, sendable } from './send';
import type { Sendable } from './send';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const names = [
  'helper.js',
  'keep.js',
  'offline-engine.js',
  'sw.js',
  'widget.js',
  'widget-chat.js',
  'widget.css',
  'portal.css',
  'print.css',
] as const;

// Embedded on pages we do not know, the button must follow a new release soon.
const soon = 'public, max-age=600';
const forEver = 'public, max-age=31536000, immutable';

/** Serves the bundled files of `dir`; before they are built, answers 404. */
export function assetFiles(dir: string): Router {
  const router = Router();
  const kept = new Map<string, { readonly changed: number; readonly body: Sendable }>();
  for (const name of names) {
    router.get(`/${name}`, async (req, res, next) => {
      const file = path.join(dir, name);
      const found = await stat(file).catch(() => undefined);
      if (found === undefined) {
        next();
        return;
      }
      const known = kept.get(name);
      const body = known?.changed === found.mtimeMs ? known.body : await read(file);
      kept.set(name, { changed: found.mtimeMs, body });
      // Pages of other sites load these, whatever isolation they ask for.
      res.set('Cross-Origin-Resource-Policy', 'cross-origin');
      const cacheControl = req.query['v'] === undefined ? soon : forEver;
      send(req, res, { ...body, cacheControl });
    });
  }
  return router;
}

async function read(file: string): Promise<Sendable> {
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  return sendable(await readFile(file), { type, cacheControl: soon, quality: 9 });
}
