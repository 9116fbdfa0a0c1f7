import { lexicalFeatures, noLexicalFeatures } from '../search';
import type { SearchIndex, SearchResult, TopicFeatures } from '../search';
import type { Repaired } from '../text';
import type { TopicVote, Understood } from '../understanding';

/** Everything known about a question and a topic, as numbers of about 0..1. */
export interface Evidence extends TopicFeatures, Omit<TopicVote, 'topic'> {}

export interface RankedTopic {
  readonly topic: string;
  readonly evidence: Evidence;
  /** Sum of the weighted evidence; the candidates of one question are compared by it. */
  readonly strength: number;
}

export type RankingWeights = Readonly<Record<keyof Evidence, number>>;

const noFeatures: TopicFeatures = { article: 0, passage: 0, ...noLexicalFeatures };
const noVote: Omit<TopicVote, 'topic'> = { nearest: 0, near: 0, bayes: 0, linear: 0, outside: 0 };

function strengthOf(evidence: Evidence, weights: RankingWeights): number {
  let sum = 0;
  for (const key of evidenceKeys) sum += evidence[key] * weights[key];
  return sum;
}

/** The names of the evidence, in the order of the tuning table. */
export const evidenceKeys = [
  'article',
  'passage',
  ...lexicalFeatures,
  'nearest',
  'near',
  'bayes',
  'linear',
  'outside',
] as const satisfies readonly (keyof Evidence)[];

/** What the index and the samples say about each topic that either of them proposes. */
export function gatherEvidence(
  question: Repaired,
  found: SearchResult,
  understood: Understood,
  search: SearchIndex,
): ReadonlyMap<string, Evidence> {
  const hits = new Map(found.topics.map(({ topic, features }) => [topic, features]));
  const votes = new Map(understood.topicVotes.map((vote) => [vote.topic, vote]));
  const onlyVoted = search.compare(
    question,
    [...votes.keys()].filter((topic) => !hits.has(topic)),
  );
  const evidence = new Map<string, Evidence>();
  for (const topic of new Set([...hits.keys(), ...votes.keys()])) {
    const { nearest, near, bayes, linear, outside } = votes.get(topic) ?? noVote;
    const features = hits.get(topic) ?? { ...noFeatures, ...onlyVoted.get(topic) };
    evidence.set(topic, { ...features, nearest, near, bayes, linear, outside });
  }
  return evidence;
}

/** RankedTopics, strongest first. */
export function rankTopics(
  evidence: ReadonlyMap<string, Evidence>,
  weights: RankingWeights,
): readonly RankedTopic[] {
  return [...evidence]
    .map(([topic, known]) => ({ topic, evidence: known, strength: strengthOf(known, weights) }))
    .sort((a, b) => b.strength - a.strength || (a.topic < b.topic ? -1 : 1));
}
