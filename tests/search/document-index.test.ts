import fc from 'fast-check';
import { createDocumentIndex, queryOfWords } from '../../src/search';
import type { SearchDocument } from '../../src/search';

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
