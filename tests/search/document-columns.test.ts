import fc from 'fast-check';
import { allSteps } from '../../src/core';
import { ColumnsBuilder } from '../../src/search/document-columns';
import type { FieldLines } from '../../src/search/document-columns';

const fields = 2;
const someWords = fc.array(fc.constantFrom('đăng', 'ký', 'xe', 'trú'), { maxLength: 6 });
const someField = fc.array(someWords, { maxLength: 3 });
const someDocuments = fc.array(fc.tuple(someField, someField), { maxLength: 8 });
type Documents = readonly (readonly FieldLines[])[];

function columnsOf(documents: Documents) {
  const builder = new ColumnsBuilder(fields);
  for (const document of documents) builder.add(document);
  return allSteps(builder.build());
}

/** How often a word, or a pair within a line, stands in a field: by reading it. */
function occurrences(lines: FieldLines, term: string): number {
  const found = lines.flatMap((line) => [
    ...line,
    ...line.slice(1).map((word, at) => `${line[at]!}_${word}`),
  ]);
  return found.filter((other) => other === term).length;
}

const someTerm = fc.constantFrom('đăng', 'ký', 'đăng_ký', 'ký_đăng', 'xe_xe', 'lạ', 'lạ_xe');

describe('columns of documents', () => {
  it('tell where and how often a term stands, as reading every document does', () => {
    fc.assert(
      fc.property(someDocuments, someTerm, (documents, term) => {
        const read = documents.flatMap((document, place) =>
          document.map((lines, field) => ({
            slot: place * fields + field,
            count: occurrences(lines, term),
          })),
        );
        const { postings, number } = columnsOf(documents).find(term);
        const [from, end] =
          number < 0 ? [0, 0] : [postings.from[number]!, postings.from[number + 1]!];
        const kept = [...postings.slots.slice(from, end)].map((slot, at) => ({
          slot,
          count: postings.counts[from + at],
        }));

        expect(kept).toEqual(read.filter(({ count }) => count > 0));
      }),
    );
  });

  it('count in how many documents a term stands, however many fields hold it', () => {
    fc.assert(
      fc.property(someDocuments, someTerm, (documents, term) => {
        const holding = documents.filter((document) =>
          document.some((lines) => occurrences(lines, term) > 0),
        );

        expect(columnsOf(documents).frequency(term)).toBe(holding.length);
      }),
    );
  });

  it('keep more words and pairs than their first room holds', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`);
    const columns = columnsOf([
      [[words], []],
      [[words.toReversed()], []],
    ]);

    expect(columns.frequency('w2999')).toBe(2);
    expect(columns.frequency('w2998_w2999')).toBe(1);
    expect(columns.frequency('w2999_w2998')).toBe(1);
  });
});
