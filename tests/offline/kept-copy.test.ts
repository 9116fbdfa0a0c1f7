import { KeptCopy } from '../../src/offline/kept-copy';
import type { Shelf, Shelves } from '../../src/offline/kept-copy';
import { readManifest } from '../../src/offline/manifest';

/** Caches as browsers have them, in memory. */
class MemoryShelves implements Shelves {
  readonly all = new Map<string, Map<string, Response>>();

  open(name: string): Promise<Shelf> {
    const shelf = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, shelf);
    return Promise.resolve({
      match: (url) => Promise.resolve(shelf.get(url)?.clone()),
      put: (url, response) => Promise.resolve(void shelf.set(url, response)),
    });
  }

  keys = () => Promise.resolve([...this.all.keys()]);
  delete = (name: string) => Promise.resolve(this.all.delete(name));
}

/** A server whose files are `content` by address; `broken` addresses do not come. */
function aSite(content: Readonly<Record<string, string>>) {
  const site = { content, version: 'v1', broken: '', status: 200, fetched: [] as string[] };
  const manifest = () => ({
    version: site.version,
    asOf: '2026-11-21',
    locality: 'mac-dinh',
    engine: '/engine',
    knowledge: '/knowledge',
    language: '/language',
    files: Object.entries(site.content).map(([url, text]) => ({ url, hash: text, bytes: 10 })),
  });
  const fetch = (url: string): Promise<Response> => {
    if (url.startsWith('/ngoai-tuyen.json'))
      return Promise.resolve(Response.json(manifest(), { status: site.status }));
    site.fetched.push(url);
    if (url === site.broken) return Promise.reject(new TypeError('no network'));
    return Promise.resolve(new Response(site.content[url]));
  };
  const shelves = new MemoryShelves();
  return { site, shelves, copy: new KeptCopy({ shelves, fetch }) };
}

const keep = (copy: KeptCopy) => copy.keep('vi', () => undefined);
const textOf = async (copy: KeptCopy, url: string) => (await copy.file(url))?.text();

describe('a kept copy', () => {
  it('is there once every file is, with its day and size', async () => {
    const { copy } = aSite({ '/a': 'A1', '/b': 'B1' });
    const shares: number[] = [];

    expect(await copy.state()).toEqual({ kept: false });
    await copy.keep('vi', (share) => shares.push(share));

    expect(await copy.state()).toMatchObject({ kept: true, bytes: 20, asOf: '2026-11-21' });
    expect(shares).toEqual([0.5, 1]);
  });

  it('fetches only what has changed, and keeps nothing of the version before', async () => {
    const { copy, site, shelves } = aSite({ '/a': 'A1', '/b': 'B1' });
    await keep(copy);
    Object.assign(site, { content: { '/a': 'A1', '/b': 'B2' }, version: 'v2', fetched: [] });

    await keep(copy);

    expect(site.fetched).toEqual(['/b']);
    expect([await textOf(copy, '/a'), await textOf(copy, '/b')]).toEqual(['A1', 'B2']);
    expect([...shelves.all.keys()]).toEqual(['cam-nang:v2']);
  });

  it('stays as it was when the next one breaks off, which goes on where it broke', async () => {
    const { copy, site } = aSite({ '/a': 'A1', '/b': 'B1' });
    await keep(copy);
    Object.assign(site, { content: { '/a': 'A2', '/b': 'B2' }, version: 'v2', broken: '/b' });

    await expect(keep(copy)).rejects.toThrow('no network');
    expect(await textOf(copy, '/a')).toBe('A1');
    Object.assign(site, { broken: '', fetched: [] });
    await keep(copy);

    expect(site.fetched).toEqual(['/b']);
    expect([await textOf(copy, '/a'), await textOf(copy, '/b')]).toEqual(['A2', 'B2']);
  });

  it.each([404, 410])('is given up where the server offers none any more (%d)', async (status) => {
    const { copy, site, shelves } = aSite({ '/a': 'A1' });
    await keep(copy);
    site.status = status;

    expect(await keep(copy)).toBe('withdrawn');
    expect([...shelves.all.keys()]).toEqual([]);
  });

  it('is left as it is by a server that is unwell', async () => {
    const { copy, site } = aSite({ '/a': 'A1' });
    await keep(copy);
    site.status = 500;

    expect(await keep(copy)).toBe('failed');
    expect(await textOf(copy, '/a')).toBe('A1');
  });
});

describe('a list of files to keep', () => {
  const good = {
    version: 'v',
    asOf: '2026-11-21',
    locality: 'x',
    engine: '/e',
    knowledge: '/k',
    language: '/l',
    files: [{ url: '/a', hash: 'h', bytes: 1 }],
  };

  it.each([
    ['another origin', { ...good, files: [{ url: '//evil.example/a', hash: 'h', bytes: 1 }] }],
    ['a file without a hash', { ...good, files: [{ url: '/a', bytes: 1 }] }],
    ['no engine', { ...good, engine: undefined }],
    ['an error page', 'Not found'],
    ['nothing', undefined],
  ])('is refused with %s', (_what, body) => {
    expect(readManifest(body)).toBeUndefined();
  });

  it('is read as it was written', () => {
    expect(readManifest(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });
});
