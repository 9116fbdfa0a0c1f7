import { answering, clearlyBetter } from './line-match';

/** The longest message before its first button, in characters; whoever wants all asks for all. */
export const shortLength = 600;

/** A list that may be cut: a heading, and lines of markdown. */
export interface Passage {
  readonly heading?: string;
  readonly markdown: string;
  /** How well each line answers what was asked, 0..1; 0 where a line must keep its place. */
  readonly fits?: readonly number[];
}

export interface Shortened {
  readonly passages: readonly string[];
  /** How many lines were left out. */
  readonly hidden: number;
}

type Lines = readonly string[];

// The second passage holds what changes the first; it keeps at least this share of the room.
const shareOfLater = 0.35;

/**
 * Cuts passages at line ends so that they fit into `room` characters together. The first passage
 * keeps at least one line and leaves room for the beginning of the others, whose headings stay. A
 * line that fits the question clearly better than all that would be shown moves to the front.
 */
export function shorten(passages: readonly Passage[], room: number): Shortened {
  const whole = passages.map(({ markdown }) => linesOf(markdown));
  const plain = cut(whole, room, 0);
  const wanted = hiddenAnswer(passages, plain);
  const shown = wanted ? (cutAround(whole, room, wanted) ?? plain) : plain;
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

function cut(whole: readonly Lines[], room: number, leastLater: number): readonly Lines[] {
  const [first = [], ...others] = whole;
  const later = others.flat();
  const laterRoom = Math.min(
    lengthOf(later),
    Math.max(Math.floor(room * shareOfLater), leastLater),
  );
  const shownFirst = fitting(first, room - laterRoom, 1);
  let left = room - lengthOf(shownFirst);
  const shown = [shownFirst];
  for (const lines of others) {
    const fits = fitting(lines, left, 0);
    left -= lengthOf(fits);
    shown.push(fits);
  }
  return shown;
}

interface Place {
  readonly passage: number;
  readonly line: number;
}

/** The best line, where it is hidden and clearly better than those shown. */
function hiddenAnswer(passages: readonly Passage[], shown: readonly Lines[]): Place | undefined {
  const all = passages.flatMap(({ fits = [] }, passage) =>
    fits.map((fit, line) => ({
      passage,
      line,
      fit,
      isShown: line < (shown[passage]?.length ?? 0),
    })),
  );
  const bestOf = (isShown: boolean): number =>
    Math.max(0, ...all.filter((entry) => entry.isShown === isShown).map(({ fit }) => fit));
  const best = bestOf(false);
  if (best < answering || best < clearlyBetter * bestOf(true)) return undefined;
  return all.find(({ fit, isShown }) => !isShown && fit === best);
}

function cutAround(
  whole: readonly Lines[],
  room: number,
  { passage, line }: Place,
): readonly Lines[] | undefined {
  const wanted = whole[passage]?.[line] ?? '';
  const moved = whole.map((lines, i) =>
    i === passage ? [wanted, ...lines.filter((_, at) => at !== line)] : lines,
  );
  const shown = cut(moved, room, passage === 0 ? 0 : wanted.length + 1);
  return shown[passage]?.[0] === wanted ? shown : undefined;
}

function fitting(lines: Lines, room: number, least: number): Lines {
  let used = 0;
  const end = lines.findIndex((line, i) => {
    used += line.length + 1;
    return used > room && i >= least;
  });
  return trimmed(end < 0 ? lines : lines.slice(0, end));
}

// A blank line at the cut would leave a gap.
function trimmed(lines: Lines): Lines {
  return lines.at(-1) === '' ? trimmed(lines.slice(0, -1)) : lines;
}

function joined(heading: string | undefined, lines: Lines): string {
  return [...(heading === undefined ? [] : [heading]), ...lines].join('\n');
}

export function linesOf(markdown: string): Lines {
  return markdown === '' ? [] : markdown.split('\n');
}

function lengthOf(lines: Lines): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function count(lines: Lines): number {
  return lines.filter((line) => line !== '').length;
}
