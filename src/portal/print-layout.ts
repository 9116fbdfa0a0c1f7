import { html } from './html';
import type { Html } from './html';
import type { Page } from './page';

interface PrintSheet {
  readonly title: string;
  /** Links above the sheet, not printed. */
  readonly tools: Html;
  readonly body: Html;
}

/** A page that is a sheet of paper: what is on the screen is what comes out of the printer. */
export function printLayout({ lang, say }: Page, { title, tools, body }: PrintSheet): Html {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${say('portal.print')}</title>
        <link rel="stylesheet" href="/print.css" />
      </head>
      <body>
        <header class="tools">
          ${tools}
          <p>${say('portal.print.hint')}</p>
        </header>
        <main>${body}</main>
      </body>
    </html> `;
}
