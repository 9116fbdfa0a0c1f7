/** How the service worker treats a request; what it does not name goes its usual way. */
export type Treatment =
  /** Its address names its content, so the kept file is as good as the server's. */
  | { readonly kind: 'kept-first'; readonly urls: readonly string[] }
  /** The server's answer, and where none comes the first of these that is kept. */
  | { readonly kind: 'server-first'; readonly urls: readonly string[] };

interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

const assets = /^\/(helper|keep|widget|widget-chat|offline-engine|portal|print)\.(js|css)$/;
const packs = /^\/(kien-thuc|ngon-ngu)\.bin$/;
const pages = /^\/(cam-nang(\/[^/.]+)?|hoi(\/[^/]+)?|chat|giup-dan|ngoai-tuyen)?$/;
const fallback = '/ngoai-tuyen';

/** What to do with a request of a page on `origin`; undefined leaves it alone. */
export function treatmentOf({ method, mode, url }: Asked, origin: string): Treatment | undefined {
  const { pathname, search, searchParams, origin: asked } = new URL(url);
  if (method !== 'GET' || asked !== origin) return undefined;
  if (assets.test(pathname) || packs.test(pathname)) {
    const kind = searchParams.has('v') ? 'kept-first' : 'server-first';
    return { kind, urls: [pathname + search] };
  }
  if (mode !== 'navigate') return undefined;
  // The script of the helper mode wipes on arrival, whichever page carries it.
  if (pathname === '/giup-dan/tiep') return { kind: 'server-first', urls: ['/'] };
  if (!pages.test(pathname)) return undefined;
  return { kind: 'server-first', urls: pageUrls(pathname, searchParams.get('lang')) };
}

/** The page in the language asked for, the Vietnamese one, and the page that tells what is kept. */
function pageUrls(pathname: string, lang: string | null): readonly string[] {
  // The form of /chat needs the server; the page that opens the chat by itself does not.
  const page = pathname === '/chat' ? '/hoi' : pathname.replace(/^\/hoi\/(.+)$/, '/cam-nang/$1');
  const spoken = lang === null ? [] : [`${page}?lang=${lang}`];
  return [...spoken, page, fallback];
}
