import { append, h } from './dom';
import { plainText } from './markdown';
import { markdownView } from './markdown-view';
import type { Entry } from './transcript';
import type { Words } from './words';

/** The conversation as plain text, to be copied or saved. */
export function toText(entries: readonly Entry[], title: string, words: Words): string {
  const said = entries.map(({ mine, text }) => {
    const who = words(mine ? 'widget.you' : 'widget.bot');
    return `${who}:\n${plainText(text)}`;
  });
  return `${title}\n\n${said.join('\n\n')}\n`;
}

/** Puts the text on the clipboard; false where the browser does not allow it. */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

export function saveText(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = h('a', { href: address, download: 'tro-ly-dich-vu-cong.txt' });
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

const printCss = `
body { font: 14pt/1.5 serif; color: #000; background: #fff; margin: 1.5cm; }
h1 { font-size: 18pt; }
h2 { font-size: 12pt; margin: 1.2em 0 0.2em; }
p, ul, ol { margin: 0.4em 0; }
`;

/** Prints the conversation alone, not the page around it. */
export function print(entries: readonly Entry[], title: string, words: Words): void {
  const frame = h('iframe', { title, 'aria-hidden': 'true', tabindex: '-1' });
  // Firefox prints nothing of a frame that is not displayed at all.
  Object.assign(frame.style, { position: 'fixed', left: '-200vw', width: '100vw', border: '0' });
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (page === null || view === null) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printCss);
  page.adoptedStyleSheets = [sheet];
  page.title = title;
  append(page.body, [h('h1', {}, title)]);
  for (const { mine, text } of entries) {
    append(page.body, [
      h('h2', {}, words(mine ? 'widget.you' : 'widget.bot')),
      ...markdownView(text, words('widget.newTab')),
    ]);
  }
  view.addEventListener('afterprint', () => {
    frame.remove();
  });
  view.focus();
  view.print();
}
