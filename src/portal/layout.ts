import { languages } from '../core';
import type { Language } from '../core';
import { dataScript, html } from './html';
import type { Html } from './html';
import { linkTo } from './page';
import type { Page } from './page';

const languageNames: Readonly<Record<Language, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  km: 'ភាសាខ្មែរ',
};

export interface Sheet {
  readonly title: string;
  /** Path of this page without its language, for the switch; none where a page has no twin. */
  readonly path?: string;
  readonly body: Html;
  readonly current?: 'home' | 'handbook' | 'chat';
  /** False on the page that is a conversation itself. */
  readonly widget?: boolean;
  /** A question with which the chat opens by itself; empty opens it alone. */
  readonly ask?: string;
  /** A sentence for search results and previews. */
  readonly description?: string | undefined;
  /** What search engines read, as JSON-LD. */
  readonly data?: object;
}

/** A whole page around its body. */
export function layout(page: Page, sheet: Sheet): Html {
  const { lang, say } = page;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b4a58" />
        <title>${sheet.title} – ${say('portal.site')}</title>
        ${preview(page, sheet)}
        ${sheet.path === undefined ? undefined : addresses(page, sheet.path)}
        ${sheet.data && dataScript(sheet.data)}
        <link rel="stylesheet" href="/portal.css" />
        ${helperScript(page)} ${sheet.widget === false ? undefined : widgetScript(page, sheet)}
      </head>
      <body>
        <a class="skip" href="#noi-dung">${say('portal.skip')}</a>
        ${banner(page, sheet)}
        <main id="noi-dung">${sheet.body}</main>
        <footer class="site-foot">
          <div class="wrap">
            <p>${say('portal.footer.nature')}</p>
            <p>${say('portal.footer.help')}</p>
            <p class="foot-links">
              <a href="${linkTo(page, '/gop-y')}">${say('portal.feedback')}</a>
              <a href="${linkTo(page, '/ap-phich')}">${say('portal.poster')}</a>
              <a href="${linkTo(page, '/giup-dan')}">${say('portal.helper')}</a>
              <a href="${linkTo(page, '/ngoai-tuyen')}">${say('portal.keep.title')}</a>
            </p>
          </div>
        </footer>
      </body>
    </html> `;
}

/** Does nothing but look whether this tab is in helper mode; must stand before the widget. */
function helperScript({ say }: Page): Html {
  return html`<script
    src="/helper.js"
    data-title="${say('portal.helper')}"
    data-count="${say('portal.helper.count')}"
    data-people="${say('portal.helper.people')}"
    data-next="${say('portal.helper.next')}"
    data-stop="${say('portal.helper.stop')}"
    defer
  ></script>`;
}

function widgetScript({ lang }: Page, { ask }: Sheet): Html {
  return html`<script
    src="/widget.js"
    data-lang="${lang}"
    ${ask !== undefined && html` data-ask="${ask}"`}
    defer
  ></script>`;
}

const openGraphLocales: Readonly<Record<Language, string>> = {
  vi: 'vi_VN',
  en: 'en_US',
  km: 'km_KH',
};

/** What chat programs show of a link, Zalo among them. */
function preview({ lang, say }: Page, { title, description }: Sheet): Html {
  const tags = Object.entries({
    'og:title': title,
    'og:site_name': say('portal.site'),
    'og:type': 'article',
    'og:locale': openGraphLocales[lang],
    ...(description !== undefined && { 'og:description': description }),
  }).map(([property, content]) => html`<meta property="${property}" content="${content}" />`);
  return html`${description !== undefined && html`<meta name="description" content="${description}" />`}${tags}`;
}

/** The one address of this page, and its twins in the other languages. */
function addresses(page: Page, path: string): Html {
  const { publicUrl } = page;
  const twins = languages.map(
    (lang) =>
      html`<link
        rel="alternate"
        hreflang="${lang}"
        href="${publicUrl}${linkTo({ ...page, lang }, path)}"
      />`,
  );
  return html`<link rel="canonical" href="${publicUrl}${linkTo(page, path)}" />${twins}`;
}

function banner(page: Page, { path, current }: Sheet): Html {
  const { say } = page;
  const pages = [
    ['home', '/'],
    ['handbook', '/cam-nang'],
    ['chat', '/chat'],
  ] as const;
  const links = pages.map(
    ([name, href]) =>
      html`<li>
        <a href="${linkTo(page, href)}" ${name === current && html` aria-current="page"`}
          >${say(`portal.${name}`)}</a
        >
      </li>`,
  );
  return html`<header class="site-head">
    <div class="wrap">
      <a class="brand" href="${linkTo(page, '/')}"
        ><span class="mark" aria-hidden="true"></span
        ><span>${say('portal.site')}${place(page)}</span></a
      >
      <nav aria-label="${say('portal.menu')}">
        <ul>
          ${links}
        </ul>
      </nav>
      ${path === undefined ? undefined : languageSwitch(page, path)}
    </div>
  </header>`;
}

/** The locality this site speaks for, once one is chosen. */
function place({ place: name }: Page): Html | undefined {
  return name === undefined ? undefined : html`<span class="place">${name}</span>`;
}

function languageSwitch(page: Page, path: string): Html {
  const links = languages.map(
    (lang) =>
      html`<li>
        <a
          lang="${lang}"
          hreflang="${lang}"
          href="${linkTo({ ...page, lang }, path)}"
          ${lang === page.lang && html` aria-current="true"`}
          >${languageNames[lang]}</a
        >
      </li>`,
  );
  return html`<nav class="languages" aria-label="${page.say('portal.language')}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** A link that opens the chat with a question, and the page without JavaScript where there is none. */
export function askLink(page: Page, question: string, label: string, className = 'button'): Html {
  const href = linkTo(page, `/chat?q=${encodeURIComponent(question)}`);
  return html`<a class="${className}" href="${href}" data-tro-ly-hoi="${question}">${label}</a>`;
}
