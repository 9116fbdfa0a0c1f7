/** Markup that is safe to send; only this file makes it. */
export class Html {
  constructor(readonly text: string) {}
}

/** Data for programs that read the page; browsers run no script of this kind. */
export function dataScript(data: object): Html {
  // The sequence that would end the element can only begin with this sign.
  const text = JSON.stringify(data).replace(/</g, '\\u003c');
  return new Html(`<script type="application/ld+json">${text}</script>`);
}

/** A drawing of this program, whose texts are escaped already. */
export function drawing({ svg }: { readonly svg: string }): Html {
  return new Html(svg);
}

type Value = Html | string | number | false | undefined | readonly Value[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Template of markup: what is put in is text unless it is `Html`, so that it cannot break out. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((part, i) => (i === 0 ? '' : toText(values[i - 1])) + part).join(''));
}

function toText(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(toText).join('');
  return String(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
