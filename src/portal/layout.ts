import { languages } from '../core';
import type { Language } from '../core';
import { html } from './html';
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
        ${sheet.path === undefined ? undefined : addresses(page, sheet.path)}
        <link rel="stylesheet" href="/portal.css" />
        ${sheet.widget === false ? undefined : html`<script src="/widget.js" data-lang="${lang}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#noi-dung">${say('portal.skip')}</a>
        ${banner(page, sheet)}
        <main id="noi-dung">${sheet.body}</main>
        <footer class="site-foot">
          <div class="wrap">
            <p>${say('portal.footer.nature')}</p>
            <p>${say('portal.footer.help')}</p>
          </div>
        </footer>
      </body>
    </html> `;
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
        ><span class="mark" aria-hidden="true"></span><span>${say('portal.site')}</span></a
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
