import type { Chat, ChatOptions } from './contract';
import { append, h, icon, iconPaths, style } from './dom';
import css from './launcher.css';
import { isLanguage } from './protocol';
import { openLabel } from './open-label';

// The button alone: all that a page pays for until someone wants to talk.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="widget.js"]');

if (script !== null && document.querySelector('tro-ly-dich-vu-cong') === null) start(script);

function start({ src, dataset }: HTMLScriptElement): void {
  const home = new URL('.', src).href;
  const spoken = dataset['lang'] ?? document.documentElement.lang.slice(0, 2);
  const lang = isLanguage(spoken) ? spoken : 'vi';
  const host = document.createElement('tro-ly-dich-vu-cong');
  const root = host.attachShadow({ mode: 'open' });
  style(root, css, `${home}widget.css`);

  const label = h('span', {}, openLabel[lang]);
  const badge = h('span', { class: 'badge', hidden: true });
  const launcher = h('button', {
    class: 'launcher',
    type: 'button',
    lang,
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
  });
  append(launcher, [icon(...iconPaths.chat), label, badge]);
  root.appendChild(launcher);
  document.body.appendChild(host);

  const chat = chatLoader(home, {
    root,
    launcher,
    home,
    lang,
    title: dataset['title'],
    onOpen: (open) => {
      launcher.setAttribute('aria-expanded', String(open));
      launcher.hidden = open;
    },
    onUnread: (count) => {
      badge.hidden = count === 0;
      badge.textContent = String(count);
    },
  });
  launcher.addEventListener('click', () => void chat().then((loaded) => loaded?.open()));
  listenToPage(chat);
  if (dataset['ask'] !== undefined && navigation() === 'navigate') {
    const question = dataset['ask'];
    void chat().then((loaded) => {
      begin(loaded, question);
    });
  } else if (dataset['open'] !== undefined || wasOpen(src)) launcher.click();
}

/** Fetches the chat once, on first use; where that fails, the page without JavaScript opens. */
function chatLoader(home: string, options: ChatOptions): () => Promise<Chat | undefined> {
  let loading: Promise<Chat | undefined> | undefined;
  return () =>
    (loading ??= load(`${home}widget-chat.js?v=${chatVersion}`).then(
      () => window.troLyDichVuCong?.(options),
      () => {
        loading = undefined;
        location.assign(`${home}chat`);
        return undefined;
      },
    ));
}

function load(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = h('script', { src });
    element.onload = () => {
      resolve();
    };
    element.onerror = () => {
      reject(new Error(src));
    };
    document.head.appendChild(element);
  });
}

// Any link or button of the page opens the chat when it carries data-tro-ly-hoi="a question".
function listenToPage(chat: () => Promise<Chat | undefined>): void {
  document.addEventListener('click', (event) => {
    const asker =
      event.target instanceof Element ? event.target.closest('[data-tro-ly-hoi]') : null;
    if (asker === null) return;
    event.preventDefault();
    const text = asker.getAttribute('data-tro-ly-hoi') ?? '';
    void chat().then((loaded) => {
      begin(loaded, text);
    });
  });
}

function begin(chat: Chat | undefined, question: string): void {
  if (question === '') chat?.open();
  else chat?.ask(question);
}

/** How this page was reached; going back to it must not ask its question again. */
function navigation(): NavigationTimingType | undefined {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type;
}

/** Whether this tab had the chat open when it was reloaded or, on wide screens, followed a link. */
function wasOpen(src: string): boolean {
  try {
    if (sessionStorage.getItem(`tro-ly:${new URL(src).origin}:open`) !== 'true') return false;
  } catch {
    return false;
  }
  // On a phone the chat would cover the page the citizen has just asked for.
  return navigation() === 'reload' || window.matchMedia('(min-width: 640px)').matches;
}
