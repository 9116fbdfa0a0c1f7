import { inSlices, stepsInSlices } from '../core';
import type { CatalogueEntry } from '../knowledge';
import { isFunctionWord, termsOf, tokenize } from '../text';
import type { Repaired } from '../text';
import { DocumentIndexBuilder } from './document-index';
import { queryOf } from './query-terms';

/** A procedure of the national catalogue that may be meant. */
export interface CatalogueHit {
  readonly code: string;
  /** Share of the question's informative words that the procedure's name holds, by rarity, 0..1. */
  readonly coverage: number;
  /** Share of the name's informative words that the question says, by rarity, 0..1. */
  readonly closeness: number;
}

export interface CatalogueSearch {
  /** Procedures whose names are like the question, best first. */
  search(question: Repaired): readonly CatalogueHit[];
}

const candidates = 12;

const cut = (text: string): readonly string[] => tokenize(text, 'vi');

// Words alone find the same procedures as words and pairs (716 and 717 of 808 names with every
// fourth word missing), build in less than half the time and, stopped here, are found in half of it.
const indexOptions = {
  fields: { name: 1, more: 0.2 },
  tokenize: cut,
  lookUpPairs: false,
  mostFound: 600,
};

/** Indexes the names of the catalogue, while answers go on. */
export async function createCatalogueSearch(
  entries: readonly CatalogueEntry[],
): Promise<CatalogueSearch> {
  const builder = new DocumentIndexBuilder(indexOptions);
  await inSlices(entries, ({ code, name, field = '', keywords = '' }) => {
    builder.add({ id: code, fields: { name, more: `${field}\n${keywords}` } });
  });
  const index = await stepsInSlices(builder.build());
  const names = new Map(entries.map(({ code, name }) => [code, name]));
  const rarity = (word: string): number => {
    const [term = word] = termsOf([word]);
    return Math.log(1 + entries.length / (1 + index.frequency(term)));
  };
  const sum = (list: readonly string[]): number =>
    list.reduce((total, word) => total + rarity(word), 0);
  return {
    search: (question) => {
      const asked = [...new Set(question.tokens)].filter(isInformative);
      const weight = sum(asked);
      if (weight === 0) return [];
      return index
        .search(queryOf(question), candidates)
        .map(({ id }) => {
          const name = new Set(cut(names.get(id) ?? ''));
          const common = sum(asked.filter((word) => name.has(word)));
          const own = sum([...name].filter(isInformative));
          return { code: id, coverage: common / weight, closeness: common / own };
        })
        .sort((a, b) => b.coverage * b.closeness - a.coverage * a.closeness);
    },
  };
}

// What nearly every question and every procedure's name says tells nothing about either.
const askingWords = new Set(
  'thủ tục hồ sơ cần giấy tờ gì làm như thế nào ở đâu bao lâu nhiêu lệ phí xin muốn hỏi quy định trình tự cấp đăng ký'.split(
    ' ',
  ),
);

function isInformative(word: string): boolean {
  return !isFunctionWord(word) && !askingWords.has(word) && /\p{L}/u.test(word);
}
