import { append, h } from './dom';
import { Memory } from './memory';

// Helper mode of the community digital team, on pages of ours: a bar on every page, large type, and
// nothing left of a person once the next one comes. Runs before the chat's button.
const key = 'giup-dan';
const nextPath = '/giup-dan/tiep';
const largeType = 150;

interface Helping {
  /** `YYYY-MM-DD` in Viet Nam; the count begins anew each day. */
  readonly day: string;
  readonly count: number;
}

const words = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {};

if (location.pathname === nextPath) void arrive();
else begin();

/** The first page after a wipe; its address carries the one thing that is kept, a number. */
async function arrive(): Promise<void> {
  const count = Number(new URLSearchParams(location.search).get('so') ?? '0');
  history.replaceState(null, '', '/');
  const wiped = wipe();
  keep({ day: today(), count: Number.isSafeInteger(count) ? count : 0 });
  begin();
  await wiped;
}

function begin(): void {
  const start = document.getElementById('bat-dau-giup');
  start?.addEventListener('click', () => {
    void goOn(read()?.count ?? 0);
  });
  const helping = read();
  if (helping === undefined) return;
  preferLargeType();
  document.documentElement.classList.add('helping');
  document.body.prepend(bar(helping));
  stayInOneEntry();
}

function bar({ count }: Helping): HTMLElement {
  const told = `${words['count'] ?? ''} ${count} ${words['people'] ?? ''}`;
  const button = (label: string | undefined, onclick: () => void): HTMLButtonElement =>
    h('button', { type: 'button', onclick }, label ?? '');
  const element = h('section', { class: 'helper-bar', 'aria-label': words['title'] });
  append(element, [
    h('p', {}, told),
    button(words['next'], () => void goOn(count + 1)),
    button(words['stop'], () => void stop()),
  ]);
  return element;
}

async function goOn(count: number): Promise<void> {
  await wipe();
  // The server has the browser clear what scripts cannot reach; that would take the handbook too.
  const kept = (await shelves()).some(isHandbook) ? '&giu=1' : '';
  location.replace(`${nextPath}?so=${count}${kept}`);
}

async function stop(): Promise<void> {
  await wipe();
  location.replace('/giup-dan');
}

/** Removes everything this origin has put on the device, but the handbook, which is nobody's. */
async function wipe(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  window.name = '';
  // Some browsers bring typed words back when a page is reopened.
  for (const form of document.forms) form.reset();
  const personal = (await shelves()).filter((name) => !isHandbook(name));
  await Promise.all(personal.map((name) => caches.delete(name)));
  for (const { name } of await databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
}

async function shelves(): Promise<readonly string[]> {
  return 'caches' in window ? caches.keys() : [];
}

// As offline/kept-copy.ts names it.
function isHandbook(shelf: string): boolean {
  return shelf.startsWith('cam-nang:');
}

async function databases(): Promise<readonly IDBDatabaseInfo[]> {
  // Firefox learnt to list them late.
  return 'databases' in indexedDB ? indexedDB.databases() : [];
}

// A browser forgets no address it went back from; so all pages share one entry of its history.
function stayInOneEntry(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const elsewhere =
      event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey;
    if (link === null || elsewhere || link.target !== '' || link.origin !== location.origin) return;
    if (link.pathname === location.pathname && link.hash !== '') return;
    event.preventDefault();
    location.replace(link.href);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (form.method !== 'get') return;
    event.preventDefault();
    const asked = new URLSearchParams();
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string') asked.append(name, value);
    });
    location.replace(`${form.action}?${asked.toString()}`);
  });
}

function preferLargeType(): void {
  const memory = new Memory(localStorage, sessionStorage, `tro-ly:${location.origin}`);
  if (localStorage.getItem(`tro-ly:${location.origin}:preferences`) === null)
    memory.keepPreferences({ size: largeType });
}

function read(): Helping | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<Helping> | null;
    if (typeof kept?.count !== 'number') return undefined;
    return { day: today(), count: kept.day === today() ? kept.count : 0 };
  } catch {
    return undefined;
  }
}

function keep(helping: Helping): void {
  sessionStorage.setItem(key, JSON.stringify(helping));
}

function today(): string {
  return new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
}
