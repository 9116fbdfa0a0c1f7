import type { KnowledgeSnapshot } from '../knowledge';
import type { LabelledTerms } from './bayes-voice';
import { emergencyKind, isIntent } from './intents';
import type { Intent } from './intents';
import type { Sample } from './sample-index';
import { isContent } from './sample-terms';
import type { SampleTerms } from './sample-terms';

/** What a sample question stands for: a topic, or something that no article answers. */
export type TopicLabel =
  | { readonly kind: 'inside'; readonly topic: string }
  | { readonly kind: 'outside'; readonly topic?: string };

export const outsideLabel = '!outside';
const insideLabel = '!inside';
export const askLabel = 'ask';
/** The terms of a line. */
type Cut = (line: string) => Int32Array;

const tails = ['cần giấy tờ gì', 'lệ phí bao nhiêu', 'nộp hồ sơ ở đâu', 'bao lâu có kết quả'];

/**
 * What is asked of every procedure, one thing of each name in turn: so these words tell no topic apart,
 * however much one article speaks of papers or fees.
 */
function plainQuestions(names: readonly string[]): readonly string[] {
  return names.map((name, at) => `${name} ${tails[at % tails.length] ?? ''}`);
}

/** Titles, aliases and sample questions of the articles, and what lies outside them. */
export function topicSamples(snapshot: KnowledgeSnapshot, cut: Cut): readonly Sample<TopicLabel>[] {
  const articles = [...snapshot.articles.values(), ...snapshot.translations.values()];
  // Samples share their labels: a stored one is written once.
  const all = (label: TopicLabel, lines: readonly string[]): readonly Sample<TopicLabel>[] =>
    lines.map((line) => ({ label, terms: cut(line) }));
  const ofArticles = articles.flatMap(({ id: topic, questions, outside, title, aliases }) => [
    ...all({ kind: 'inside', topic }, [title, ...aliases, ...questions]),
    ...all({ kind: 'outside', topic }, outside),
  ]);
  const general = snapshot.intents
    .filter(({ intent }) => intent === 'out-of-scope')
    .flatMap(({ samples }) => samples);
  const plain = [...snapshot.articles.values()].flatMap(({ id: topic, title, aliases }) =>
    all({ kind: 'inside', topic }, plainQuestions([title, ...aliases])),
  );
  return [...ofArticles, ...plain, ...all({ kind: 'outside' }, general)];
}

/** Samples of what is wanted where that is no article. */
export function intentSamples(snapshot: KnowledgeSnapshot, cut: Cut): readonly Sample<Intent>[] {
  return snapshot.intents.flatMap(({ intent, samples }) =>
    isIntent(intent) && intent !== 'out-of-scope' && intent !== 'ask'
      ? samples.map((line) => ({ label: intent, terms: cut(line) }))
      : [],
  );
}

/** Topics by the words about a subject. */
export function labelledTerms(
  samples: readonly Sample<TopicLabel>[],
  all: SampleTerms,
): readonly LabelledTerms[] {
  return samples.map(({ label, terms }) => ({
    label: label.kind === 'inside' ? label.topic : outsideLabel,
    terms: terms.filter((term) => isContent(all.kind(term))),
  }));
}

/** Talk, complaints and wishes for a person against every question about a subject. */
export function kindTerms(
  topics: readonly Sample<TopicLabel>[],
  intents: readonly Sample<Intent>[],
): readonly LabelledTerms[] {
  const talk = intents.filter(({ label }) => emergencyKind(label) === undefined);
  return [...talk, ...topics.map(({ terms }) => ({ label: askLabel, terms }))];
}

/** Answered here or not, by all words. */
export function scopeTerms(samples: readonly Sample<TopicLabel>[]): readonly LabelledTerms[] {
  return samples.map(({ label, terms }) => ({
    label: label.kind === 'inside' ? insideLabel : outsideLabel,
    terms,
  }));
}
