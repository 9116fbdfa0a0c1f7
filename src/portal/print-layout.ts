import { html } from './html';
import type { Html } from './html';
import { linkTo } from './page';
import type { Page } from './page';
import { qrCode } from './qr-code';

export const paperSizes = ['a5', 'a4'] as const;
export type PaperSize = (typeof paperSizes)[number];

interface PrintSheet {
  /** The paper it is made for; the poster has its own margins. */
  readonly paper: PaperSize | 'poster';
  readonly title: string;
  /** Links above the sheet, not printed. */
  readonly tools: Html;
  readonly body: Html;
}

/** A page that is a sheet of paper: what is on the screen is what comes out of the printer. */
export function printLayout({ lang, say }: Page, { paper, title, tools, body }: PrintSheet): Html {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${say('portal.print')}</title>
        <link rel="stylesheet" href="/print.css" />
      </head>
      <body class="paper-${paper}">
        <header class="tools">
          ${tools}
          <p>${say('portal.print.hint')}</p>
        </header>
        <main>${body}</main>
      </body>
    </html> `;
}

/** The head of a leaflet: whose it is, what it is about, and the code that opens `path`. */
export function sheetHead(page: Page, title: string, path: string, caption: string): Html {
  const address = `${page.publicUrl}${path}`;
  return html`<header class="sheet-head">
    <div>
      <p class="sheet-site">${page.place ?? page.say('portal.site')}</p>
      <h1>${title}</h1>
    </div>
    <figure>
      ${qrCode(address, page.say('portal.qr', { address }))}
      <figcaption>${caption}</figcaption>
    </figure>
  </header>`;
}

/** Back to the page and to the other paper; `path` is this sheet's own. */
export function sheetTools(page: Page, path: string, size: PaperSize, back: string): Html {
  const { say } = page;
  const sizes = paperSizes.map(
    (other) =>
      html`<a
        href="${linkTo(page, `${path}?kho=${other}`)}"
        ${other === size && html` aria-current="true"`}
        >${other.toUpperCase()}</a
      >`,
  );
  return html`<nav aria-label="${say('portal.print.size')}">
    <a href="${back}">${say('portal.print.back')}</a>
    ${sizes}
  </nav>`;
}
