import type { KnowledgeSnapshot } from '../knowledge';
import { cluster } from './clusters';
import { newWords } from './new-words';
import type { NewWord } from './new-words';
import { questionTerms, weightsFrom } from './question-terms';
import { risingTopics } from './rising-topics';
import type { RisingTopic, TopicCount } from './rising-topics';
import { weekOf } from './weeks';
import type { Week } from './weeks';

/** A question that was not answered, or whose answer was found wanting. Its text is masked. */
export interface AskedInVain {
  readonly text: string;
  readonly conversationId: string;
  readonly at: Date;
  readonly why: 'unanswered' | 'low_rating';
  /** The reason of a low rating, by key. */
  readonly reason?: string;
  /** What was answered, or the nearest article the bot knew. */
  readonly topic?: string;
}

/** Questions that ask for the same thing. */
export interface Need {
  /** The most typical question. */
  readonly title: string;
  readonly count: number;
  /** How many different conversations asked. */
  readonly people: number;
  readonly unanswered: number;
  readonly lowRated: number;
  /** How many in each week, the oldest first. */
  readonly byWeek: readonly number[];
  /** The article that came nearest most often. */
  readonly nearest?: string;
  /** Reasons of low ratings, the most frequent first. */
  readonly reasons: readonly string[];
  /** Up to five ways it was asked, masked. */
  readonly examples: readonly string[];
}

export interface NeedsReport {
  readonly weeks: readonly Week[];
  /** The most wanted first. */
  readonly needs: readonly Need[];
  readonly newWords: readonly NewWord[];
  readonly rising: readonly RisingTopic[];
}

const mostExamples = 5;

/** What citizens needed and did not get, for those who write the articles. Deterministic. */
export function findNeeds(
  asked: readonly AskedInVain[],
  topics: readonly TopicCount[],
  weeks: readonly Week[],
  snapshot: KnowledgeSnapshot,
): NeedsReport {
  const questions = asked
    .map((one) => ({ ...one, terms: questionTerms(one.text) }))
    .filter(({ terms }) => terms.length > 0)
    .sort(inOrder);
  const known = [...snapshot.articles.values()].flatMap((article) => article.questions);
  const needs = cluster(questions, weightsFrom(known))
    .map((group) => toNeed(group, weeks))
    .sort((a, b) => b.people - a.people || b.count - a.count || compare(a.title, b.title));
  return {
    weeks,
    needs,
    newWords: newWords(questions, snapshot),
    rising: risingTopics(topics, weeks.length),
  };
}

function toNeed(group: readonly AskedInVain[], weeks: readonly Week[]): Need {
  const nearest = mostFrequent(group.flatMap(({ topic }) => topic ?? []))[0];
  return {
    title: group[0]?.text ?? '',
    count: group.length,
    people: new Set(group.map(({ conversationId }) => conversationId)).size,
    unanswered: group.filter(({ why }) => why === 'unanswered').length,
    lowRated: group.filter(({ why }) => why === 'low_rating').length,
    byWeek: weeks.map((_, i) => group.filter(({ at }) => weekOf(at, weeks) === i).length),
    ...(nearest === undefined ? {} : { nearest }),
    reasons: mostFrequent(group.flatMap(({ reason }) => reason ?? [])),
    examples: [...new Set(group.map(({ text }) => text))].slice(0, mostExamples),
  };
}

function mostFrequent(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([value]) => value);
}

function inOrder(a: AskedInVain, b: AskedInVain): number {
  return (
    a.at.getTime() - b.at.getTime() ||
    compare(a.text, b.text) ||
    compare(a.conversationId, b.conversationId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
