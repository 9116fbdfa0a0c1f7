import type { Article, Problem } from './model';
import { inFile } from './problem';
import type { FileTexts } from './problem';

// Above this share of common words two sample questions teach the search nothing.
const tooSimilar = 0.9;

interface Sample {
  readonly article: Article;
  readonly question: string;
  readonly words: ReadonlySet<string>;
}

/** Sample questions said twice in one article, or nearly alike in two. */
export function repeatedQuestions(
  articles: readonly Article[],
  texts: FileTexts,
): readonly Problem[] {
  const byWord = new Map<string, Sample[]>();
  return articles.flatMap(samplesOf).flatMap((sample) => {
    const twin = candidates(sample, byWord).find((other) => isTwin(sample, other));
    for (const word of sample.words) add(byWord, word, sample);
    return twin === undefined ? [] : repeated(sample, twin, texts);
  });
}

function samplesOf(article: Article): readonly Sample[] {
  return article.questions.map((question) => ({ article, question, words: wordsOf(question) }));
}

function wordsOf(question: string): ReadonlySet<string> {
  return new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function add(byWord: Map<string, Sample[]>, word: string, sample: Sample): void {
  const list = byWord.get(word);
  if (list === undefined) byWord.set(word, [sample]);
  else list.push(sample);
}

/** Samples that share the rarest word seen so far; a near twin shares nearly all words. */
function candidates(sample: Sample, byWord: ReadonlyMap<string, Sample[]>): readonly Sample[] {
  const lists = [...sample.words].map((word) => byWord.get(word) ?? []);
  const used = lists.filter((list) => list.length > 0);
  return used.sort((a, b) => a.length - b.length)[0] ?? [];
}

// Within one article, only the very same words are a slip: near variants are wanted there.
function isTwin(sample: Sample, other: Sample): boolean {
  return similarity(sample, other) >= (sample.article === other.article ? 1 : tooSimilar);
}

function similarity(a: Sample, b: Sample): number {
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return common / (a.words.size + b.words.size - common);
}

/** The article's own file, or the group's file of further questions. */
function fileOf(question: string, article: Article, texts: FileTexts): string {
  const more = `cau-hoi/${article.group}.yaml`;
  const isOwn = texts.get(article.file)?.normalize('NFC').includes(question) === true;
  return !isOwn && texts.has(more) ? more : article.file;
}

function repeated(sample: Sample, twin: Sample, texts: FileTexts): readonly Problem[] {
  const { article, question } = sample;
  const where =
    twin.article === article ? 'cùng bài này' : `bài "${twin.article.id}": "${twin.question}"`;
  const file = fileOf(question, article, texts);
  return inFile(file, texts.get(file) ?? '', [
    {
      severity: 'warning',
      find: question,
      message: `Câu hỏi mẫu "${question}" gần giống câu của ${where}.`,
      cure: 'Giữ câu ở bài đúng hơn, đổi câu kia.',
    },
  ]);
}
