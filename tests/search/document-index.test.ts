import fc from 'fast-check';
import { createDocumentIndex, queryOfWords } from '../../src/search';
import type { DocumentHit, DocumentIndexOptions, SearchDocument } from '../../src/search';
import { FirstLook } from '../../src/search/first-look';
import { inverseFrequency } from '../../src/search/prepared-query';
import { Rescorer } from '../../src/search/rescore';

const cut = (line: string): readonly string[] => line.toLowerCase().split(/\s+/u).filter(Boolean);

function indexOf(documents: readonly SearchDocument[]) {
  return createDocumentIndex(documents, { fields: { title: 2, text: 1 }, tokenize: cut });
}

const documents: readonly SearchDocument[] = [
  {
    id: 'tam-tru',
    fields: { title: 'đăng ký tạm trú', text: 'người ở trọ đăng ký với công an xã' },
  },
  {
    id: 'thuong-tru',
    fields: { title: 'đăng ký thường trú', text: 'chuyển nơi ở hợp pháp lâu dài' },
  },
  { id: 'xe', fields: { title: 'đăng ký xe', text: 'biển số và lệ phí trước bạ\nxe máy và ô tô' } },
];

describe('document index', () => {
  const index = indexOf(documents);
  const search = (text: string): readonly string[] =>
    index.search(queryOfWords(cut(text)), 10).map(({ id }) => id);

  it('finds the document that holds the rare words', () => {
    expect(search('biển số xe')[0]).toBe('xe');
  });

  it('tells neighbours apart by pairs of words', () => {
    expect(search('đăng ký tạm trú')[0]).toBe('tam-tru');
    expect(search('đăng ký thường trú')[0]).toBe('thuong-tru');
  });

  it('finds nothing for unknown words and for nothing', () => {
    expect(search('gà rán')).toEqual([]);
    expect(search('')).toEqual([]);
  });

  it('joins no pair over the end of a line', () => {
    expect(index.frequency('bạ_xe')).toBe(0);
    expect(index.frequency('xe_máy')).toBe(1);
  });

  it('keeps to the limit and sorts best first', () => {
    const hits = index.search(queryOfWords(cut('đăng ký')), 2);

    expect(hits).toHaveLength(2);
    expect(hits[0]!.score).toBeGreaterThanOrEqual(hits[1]!.score);
  });

  it('prefers the document where the words stand near each other', () => {
    const near = {
      id: 'near',
      fields: { title: '', text: 'mất sổ đỏ thì cấp lại tại văn phòng nọ kia' },
    };
    const far = {
      id: 'far',
      fields: { title: '', text: 'mất giấy gì đó rồi cũng cấp theo mẫu sổ' },
    };

    expect(indexOf([far, near]).search(queryOfWords(cut('mất sổ')), 1)[0]!.id).toBe('near');
  });

  it('gives the same answer however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('đăng', 'ký', 'xe', 'trú', 'lạ'), { maxLength: 12 }),
        (words) => {
          const query = queryOfWords(words);
          expect(index.search(query, 5)).toEqual(index.search(query, 5));
        },
      ),
    );
  });
});

const fields = { title: 2, text: 1 };
const words = ['đăng', 'ký', 'xe', 'trú', 'tạm', 'lạ'];
const someText = fc
  .array(fc.array(fc.constantFrom(...words), { maxLength: 7 }), { maxLength: 3 })
  .map((lines) => lines.map((line) => line.join(' ')).join('\n'));
const someDocuments = fc
  .array(fc.record({ title: someText, text: someText }), { minLength: 1, maxLength: 9 })
  .map((texts) => texts.map((text, at) => ({ id: String(at), fields: text })));
const someQuestion = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 });

/** The same index made of MiniSearch and of reading where words stand. */
function plainSearch(
  all: readonly SearchDocument[],
  question: readonly string[],
  options: Partial<DocumentIndexOptions>,
): readonly DocumentHit[] {
  const first = new FirstLook({ fields, ...options });
  const second = new Rescorer(undefined, undefined, (term) =>
    inverseFrequency(indexOf(all).frequency(term), all.length),
  );
  for (const document of all) {
    const cutFields = Object.entries(fields).map(([name, weight]) => ({
      name,
      weight,
      lines: document.fields[name]!.split('\n').map(cut),
    }));
    first.add(Object.fromEntries(cutFields.map(({ name, lines }) => [name, lines])));
    second.add(cutFields);
  }
  const query = queryOfWords(question);
  const found = first.search(query.terms);
  const scores = second.score(
    query,
    found.map(({ place }) => place),
  );
  return found.map(({ place, score }, at) => ({
    id: String(place),
    score: 0.3 * score + scores[at]!,
  }));
}

/** Scores by id, rounded, since sums are added up in another order. */
function scoresOf(hits: readonly DocumentHit[]): Readonly<Record<string, string>> {
  return Object.fromEntries(hits.map(({ id, score }) => [id, score.toFixed(6)]));
}

describe('the columns behind a document index', () => {
  it.each<[string, Partial<DocumentIndexOptions>]>([
    ['words and pairs', {}],
    ['words alone', { lookUpPairs: false }],
    ['few terms', { mostTerms: 4 }],
    ['terms while few documents are found', { mostFound: 5 }],
    ['another BM25', { bm25: { k: 1.4, b: 0.3, d: 0.5 } }],
  ])('find and score as MiniSearch and a plain reading do: %s', (_, options) => {
    fc.assert(
      fc.property(someDocuments, someQuestion, (all, question) => {
        const index = createDocumentIndex(all, { fields, tokenize: cut, ...options });
        const hits = index.search(queryOfWords(question), all.length);

        expect(scoresOf(hits)).toEqual(scoresOf(plainSearch(all, question, options)));
      }),
    );
  });
});
