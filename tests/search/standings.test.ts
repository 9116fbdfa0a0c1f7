import fc from 'fast-check';
import { Lexicon } from '../../src/text';
import { fieldBits } from '../../src/search/lexical-features';
import type { Standings } from '../../src/search/lexical-features';
import { PlaceReader } from '../../src/search/place-reader';
import type { QueryProfile } from '../../src/search/query-profile';
import { StandingsReader, noPart } from '../../src/search/standings';
import { WordPlaces } from '../../src/search/word-places';

type Field = keyof typeof fieldBits;
interface Line {
  readonly field: Field;
  readonly part: number;
  readonly words: readonly string[];
}

const lexicon = new Lexicon();

function profileOf(words: readonly string[], meant: readonly string[] = []): QueryProfile {
  const all = [...new Set([...words, ...meant])];
  const slotOf = (word: string): number => all.indexOf(word);
  return {
    words: words.map((word) => ({
      slot: slotOf(word),
      weight: 1,
      meanings: meant.length === 0 ? [] : [meant.map(slotOf)],
    })),
    pairs: [],
    asked: all.map((word) => lexicon.numberOf(word)),
    weight: words.length,
    has: new Map(),
  };
}

function read(lines: readonly Line[], profile: QueryProfile): Standings {
  const text = new WordPlaces();
  for (const { words } of lines) {
    for (const word of words) text.push(lexicon.numberOf(word), 1);
    text.endLine();
  }
  text.endDocument();
  const reader = new StandingsReader(new PlaceReader(text), {
    fields: lines.map(({ field }) => fieldBits[field]),
    parts: lines.map(({ part }) => part),
  });
  const told: Standings[] = [];
  reader.read(profile, [0], lexicon.size, (standings) => {
    told.push({ ...standings, fields: standings.fields.slice(), sides: standings.sides.slice() });
  });
  return told[0]!;
}

const letters = ['a', 'b', 'c', 'd'];
const someLines = fc.array(
  fc.record({
    field: fc.constantFrom<Field>('title', 'questions', 'body'),
    words: fc.array(fc.constantFrom(...letters), { maxLength: 6 }),
  }),
  { maxLength: 6 },
);

describe('where the words of a question stand in a topic', () => {
  it('is what a look at each line finds', () => {
    fc.assert(
      fc.property(someLines, (some) => {
        const lines = some.map((line, part) => ({ ...line, part }));
        const { fields, sides, together } = read(lines, profileOf(letters));
        const best = Math.max(0, ...lines.map(({ words }) => new Set(words).size));

        expect(together).toBe(best);
        letters.forEach((first, slot) => {
          const bits = lines
            .filter(({ words }) => words.includes(first))
            .reduce((sum, { field }) => sum | fieldBits[field], 0);
          expect(fields[slot]).toBe(bits);
          letters.forEach((second, other) => {
            const isBeside = lines.some(({ words }) =>
              words.some((word, at) => word === first && words[at + 1] === second),
            );
            expect(sides[slot * letters.length + other]).toBe(isBeside ? 1 : 0);
          });
        });
      }),
    );
  });

  it('counts what a word means where the word itself is not, less than the word', () => {
    const line = (words: readonly string[]): Line => ({ field: 'body', part: 0, words });
    const together = (words: readonly string[]): number =>
      read([line(words)], profileOf(['cmnd'], ['căn', 'cước'])).together;

    expect(together(['cmnd'])).toBe(1);
    expect(together(['căn', 'cước'])).toBe(0.75);
    expect(together(['căn'])).toBe(0);
    expect(together(['cmnd', 'căn', 'cước'])).toBe(1);
  });

  it('knows no part for titles', () => {
    const title: Line = { field: 'title', part: noPart, words: ['a', 'b'] };

    expect(read([title], profileOf(letters)).together).toBe(0);
  });
});
