import { headings } from './headings';
import type { Article, Section, Vocabulary } from './model';
import { startOf } from './problem';
import type { Draft } from './problem';

// Two Zalo messages of 2,000 characters, less the dates and the answer code under a facet.
const maxFacetLength = 3600;
const maxSentenceWords = 35;
const maxLabelLength = 40;

/** A facet fits the channel with the shortest messages. */
export function facetLength({ sections, lang }: Article): readonly Draft[] {
  return sections
    .map((section) => ({ section, length: sectionText(section).length }))
    .filter(({ length }) => length > maxFacetLength)
    .map(({ section, length }) => ({
      severity: 'error',
      line: section.line,
      message: `Phần "${headings[lang][section.facet]}" dài ${length} ký tự, quá ${maxFacetLength} ký tự (hai tin nhắn Zalo).`,
      cure: 'Rút gọn, hoặc chuyển chi tiết sang túi hồ sơ (dossier) hay bài khác.',
    }));
}

/** A label that citizens tap fits the width of a phone. */
export function labelLength({ dossier }: Article): readonly Draft[] {
  return (dossier?.questions ?? [])
    .flatMap(({ options }) => options)
    .filter(({ label }) => label.length > maxLabelLength)
    .map(({ label }) => ({
      severity: 'warning',
      find: startOf(label),
      message: `Lựa chọn "${label}" dài ${label.length} ký tự, quá ${maxLabelLength} ký tự của một nút bấm.`,
      cure: 'Viết ngắn lại.',
    }));
}

function sectionText({ blocks }: Section): string {
  return blocks.map((block) => block.text).join('\n');
}

/** Reading level: sentences short enough for a reader with nine years of school. */
export function sentenceLength(texts: readonly string[]): readonly Draft[] {
  return texts.flatMap((text) =>
    sentences(text)
      .filter((sentence) => wordCount(sentence) > maxSentenceWords)
      .map((sentence) => ({
        severity: 'warning' as const,
        find: startOf(text),
        message: `Câu dài ${wordCount(sentence)} tiếng: "${sentence.slice(0, 50)}…".`,
        cure: `Tách thành các câu dưới ${maxSentenceWords} tiếng, mỗi câu một ý.`,
      })),
  );
}

function sentences(text: string): readonly string[] {
  return text.replace(/\*\*/g, '').split(/(?<=[.!?;:…])\s+/);
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

/** Outdated terms of `tu-dien.yaml` in texts that citizens read. */
export function forbiddenTerms(
  texts: readonly string[],
  { forbidden }: Vocabulary,
): readonly Draft[] {
  return texts.flatMap((text) => {
    const lower = text.toLowerCase();
    return forbidden
      .filter(({ term, unless }) => standsAlone(lower, term.toLowerCase(), unless))
      .map(({ term, instead }) => ({
        severity: 'error' as const,
        find: startOf(text),
        message: `Dùng từ đã cũ: "${term}".`,
        cure: `Viết: ${instead}.`,
      }));
  });
}

/** True when the term occurs outside the phrases that allow it. */
function standsAlone(text: string, term: string, unless: readonly string[]): boolean {
  // Nearly no text holds the term; the phrases that allow it need looking at only then.
  if (!text.includes(term)) return false;
  const rest = unless.reduce((left, phrase) => left.replaceAll(phrase.toLowerCase(), ' '), text);
  const index = rest.indexOf(term);
  if (index < 0) return false;
  const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char);
  return !isLetter(rest[index - 1]) && !isLetter(rest[index + term.length]);
}
