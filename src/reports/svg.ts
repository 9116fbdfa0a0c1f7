const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that cannot break out of markup, neither of an element nor of an attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element of markup; `inside` is markup already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(format(value ?? ''))}"`)
    .join('');
  return `<${name}${written}>${inside}</${name}>`;
}

// A tenth of a pixel is seen by nobody, and the pages weigh less.
function format(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

// Widths of letters are not known here; the widest common fonts stay below this share of their size.
const letterWidth = 0.56;

/** About how wide a text is, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  return text.normalize('NFC').length * size * letterWidth;
}

/** Breaks a text at blanks into lines that fit. */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
