import fc from 'fast-check';
import { WordPlaces, lineEnd } from '../../src/search/word-places';

type Documents = readonly (readonly number[])[];

function placesOf(documents: Documents): WordPlaces {
  const text = new WordPlaces();
  for (const words of documents) {
    for (const word of words) text.push(word, 1);
    text.endDocument();
  }
  return text;
}

function found(text: WordPlaces, word: number, document: number): readonly number[] {
  const places: number[] = [];
  text.visit(word, document, (place) => places.push(place));
  return places;
}

const someDocuments = fc.array(fc.array(fc.integer({ min: lineEnd, max: 6 })), { maxLength: 8 });

describe('the places of words', () => {
  it('are those that a reading of the document from its start finds', () => {
    fc.assert(
      fc.property(someDocuments, fc.integer({ min: 0, max: 8 }), (documents, word) => {
        const text = placesOf(documents);
        let start = 0;
        documents.forEach((words, document) => {
          const read = words.flatMap((other, at) => (other === word ? [start + at] : []));
          expect(found(text, word, document)).toEqual(read);
          start += words.length;
        });
      }),
    );
  });

  it('are found for documents added after a search', () => {
    const text = placesOf([[1, 2]]);
    found(text, 1, 0);
    text.push(1, 3);
    text.endDocument();

    expect(found(text, 1, 1)).toEqual([2]);
    expect(text.weightAt(2)).toBe(3);
  });

  it('outgrow the first room', () => {
    const text = placesOf([Array.from({ length: 5000 }, (_, at) => at % 7)]);

    expect(found(text, 3, 0)).toHaveLength(714);
    expect(text.wordAt(4999)).toBe(4999 % 7);
  });
});
