import fc from 'fast-check';
import { AskedWords, FoundPlaces } from '../../src/search/asked-words';
import { PlaceReader } from '../../src/search/place-reader';
import { WordPlaces, lineEnd } from '../../src/search/word-places';

type Documents = readonly (readonly number[])[];

function placesOf(documents: Documents, text = new WordPlaces()): WordPlaces {
  for (const words of documents) {
    for (const word of words) text.push(word, 1);
    text.endLine();
    text.endDocument();
  }
  return text;
}

const lexiconSize = 10;

function found(text: WordPlaces, words: readonly number[], document: number) {
  const places = new FoundPlaces();
  text.find(document, new AskedWords().ask(words, lexiconSize), places);
  return Array.from({ length: places.size }, (_, at) => [places.places[at], places.slots[at]]);
}

const someDocuments = fc.array(fc.array(fc.integer({ min: lineEnd, max: 6 })), { maxLength: 8 });
const someWords = fc.uniqueArray(fc.integer({ min: 0, max: 8 }));

describe('the places of words', () => {
  it('are those that a reading of the document from its start finds', () => {
    fc.assert(
      fc.property(someDocuments, someWords, (documents, asked) => {
        const text = placesOf(documents);
        let start = 0;
        documents.forEach((words, document) => {
          const read = words.flatMap((word, at) =>
            asked.includes(word) ? [[start + at, asked.indexOf(word)]] : [],
          );
          expect(found(text, asked, document)).toEqual(read);
          start += words.length + 1;
        });
      }),
    );
  });

  it('are found for documents added after a search', () => {
    const text = placesOf([[1, 2]]);
    found(text, [1], 0);
    text.push(1, 3);
    text.endDocument();

    expect(found(text, [2, 1], 1)).toEqual([[3, 1]]);
    expect(text.weightAt(3)).toBe(3);
  });

  it('outgrow the first room', () => {
    const text = placesOf([Array.from({ length: 5000 }, (_, at) => at % 7)]);

    expect(found(text, [3], 0)).toHaveLength(714);
    expect(text.wordAt(4999)).toBe(4999 % 7);
  });
});

describe('a reader of places', () => {
  it('tells of each document the same, in any order and asked twice', () => {
    fc.assert(
      fc.property(someDocuments, someWords, someWords, (documents, words, other) => {
        const text = placesOf(documents);
        const reader = new PlaceReader(text);
        const places = (asked: readonly number[], document: number) => {
          const { from, to } = reader.read(asked, document, lexiconSize);
          const { places: all, slots } = reader.found;
          return Array.from({ length: to - from }, (_, at) => [all[from + at], slots[from + at]]);
        };
        for (const asked of [words, other]) {
          for (const document of [...documents.keys(), ...[...documents.keys()].reverse()]) {
            expect(places(asked, document)).toEqual(found(text, asked, document));
          }
        }
      }),
    );
  });
});

describe('the documents with a word, or with two words side by side', () => {
  it('are as many as a reading of all of them counts', () => {
    const word = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(someDocuments, word, word, (documents, first, second) => {
        const text = placesOf(documents);
        const isPair = (words: readonly number[]) =>
          words.some((other, at) => other === first && words[at + 1] === second);

        expect(text.documentsWith(first)).toBe(
          documents.filter((words) => words.includes(first)).length,
        );
        expect(text.documentsWithPair(first, second)).toBe(documents.filter(isPair).length);
      }),
    );
  });
});

describe('kept places', () => {
  it('are restored as they were, and go on growing', () => {
    const cut = fc.nat({ max: 8 });
    fc.assert(
      fc.property(someDocuments, cut, someWords, (documents, at, asked) => {
        const whole = placesOf(documents);
        const kept = structuredClone(placesOf(documents.slice(0, at)).stored());
        const restored = placesOf(documents.slice(at), new WordPlaces(kept));

        documents.forEach((words, document) => {
          expect(found(restored, asked, document)).toEqual(found(whole, asked, document));
          for (const [place, word] of words.entries()) {
            const next = words[place + 1] ?? lineEnd;
            expect(restored.documentsWithPair(word, next)).toBe(
              whole.documentsWithPair(word, next),
            );
            expect(restored.documentsWith(word)).toBe(whole.documentsWith(word));
          }
        });
        expect(restored.lineAt(0)).toBe(whole.lineAt(0));
        expect(structuredClone(restored.stored())).toEqual(structuredClone(whole.stored()));
      }),
    );
  });
});
