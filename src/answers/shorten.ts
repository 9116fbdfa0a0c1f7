/** The longest message before its first button, in characters; whoever wants all asks for all. */
export const shortLength = 600;

/** A list that may be cut: a heading, and lines of markdown. */
export interface Passage {
  readonly heading?: string;
  readonly markdown: string;
}

export interface Shortened {
  readonly passages: readonly string[];
  /** How many lines were left out. */
  readonly hidden: number;
}

// The second passage holds what changes the first; it keeps at least this share of the room.
const shareOfLater = 0.35;

/**
 * Cuts passages at line ends so that they fit into `room` characters together. The first passage
 * keeps at least one line and leaves room for the beginning of the others, whose headings stay.
 */
export function shorten(passages: readonly Passage[], room: number): Shortened {
  const whole = passages.map(({ markdown }) => linesOf(markdown));
  const [first = [], ...others] = whole;
  const later = others.flat();
  const laterRoom = Math.min(lengthOf(later), Math.floor(room * shareOfLater));
  const shownFirst = fitting(first, room - laterRoom, 1);
  let left = room - lengthOf(shownFirst);
  const shown = [shownFirst];
  for (const lines of others) {
    const fits = fitting(lines, left, 0);
    left -= lengthOf(fits);
    shown.push(fits);
  }
  return {
    passages: shown.map((lines, i) =>
      whole[i]?.length === 0 ? '' : joined(passages[i]?.heading, lines),
    ),
    hidden: count(whole.flat()) - count(shown.flat()),
  };
}

/** A passage in full. */
export function inFull({ heading, markdown }: Passage): string {
  return markdown === '' ? '' : joined(heading, linesOf(markdown));
}

function fitting(lines: readonly string[], room: number, least: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line, i) => {
    used += line.length + 1;
    return used > room && i >= least;
  });
  return trimmed(end < 0 ? lines : lines.slice(0, end));
}

// A blank line at the cut would leave a gap.
function trimmed(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? trimmed(lines.slice(0, -1)) : lines;
}

function joined(heading: string | undefined, lines: readonly string[]): string {
  return [...(heading === undefined ? [] : [heading]), ...lines].join('\n');
}

function linesOf(markdown: string): readonly string[] {
  return markdown === '' ? [] : markdown.split('\n');
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function count(lines: readonly string[]): number {
  return lines.filter((line) => line !== '').length;
}
