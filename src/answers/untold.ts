import type { Article } from '../knowledge';
import { paragraphs } from './markdown';
import type { Draft, Turn } from './turn';

// Read in the repaired question, which has its marks. English articles are translations.
const asksForPenalty =
  /(?<!\p{L})(?:(?:bị|xử|mức|tiền) phạt|phạt (?:bao nhiêu|mấy|thế nào|ra sao|tiền|nặng)|penalt(?:y|ies)|fined?)(?!\p{L})/u;
const tellsPenalty = /(?<!\p{L})(?:phạt|penalt(?:y|ies)|fined?)(?!\p{L})/iu;

/** True where a question asks for a penalty that the article does not tell. */
export function asksUntold({ decision }: Turn, article: Article): boolean {
  return asksForPenalty.test(decision.explanation.repaired.text) && !tells(article);
}

/**
 * Whether one is fined is asked about many procedures and told by few articles. Where the article is
 * silent the answer says so first, instead of letting its steps pass for a no.
 */
export function withUntold(turn: Turn, article: Article, draft: Draft): Draft {
  if (!asksUntold(turn, article)) return draft;
  return { ...draft, text: paragraphs([turn.say('answer.noPenalty'), draft.text]) };
}

function tells({ sections }: Article): boolean {
  return sections.some(({ blocks }) => blocks.some(({ text }) => tellsPenalty.test(text)));
}
