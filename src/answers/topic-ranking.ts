import { lexicalFeatures } from '../search';
import type { SearchResult, TopicFeatures } from '../search';
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

const noVote: Omit<TopicVote, 'topic'> = {
  nearest: 0,
  near: 0,
  bayes: 0,
  linear: 0,
  outside: 0,
  asked: 0,
};

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
  'asked',
] as const satisfies readonly (keyof Evidence)[];

// Written out: spreading a dozen numbers takes ten times as long, for each topic of each question.
function evidenceOf(features: TopicFeatures, vote: Omit<TopicVote, 'topic'>): Evidence {
  return {
    article: features.article,
    passage: features.passage,
    coverage: features.coverage,
    pairCoverage: features.pairCoverage,
    nameCoverage: features.nameCoverage,
    questionCoverage: features.questionCoverage,
    focus: features.focus,
    title: features.title,
    name: features.name,
    gap: features.gap,
    gapPair: features.gapPair,
    nearest: vote.nearest,
    near: vote.near,
    bayes: vote.bayes,
    linear: vote.linear,
    outside: vote.outside,
    asked: vote.asked,
  };
}

/** What the index and the samples say about each topic that either of them proposes. */
export function gatherEvidence(
  found: SearchResult,
  understood: Understood,
): ReadonlyMap<string, Evidence> {
  const votes = new Map(understood.topicVotes.map((vote) => [vote.topic, vote]));
  return new Map(
    found.topics.map(({ topic, features }) => [
      topic,
      evidenceOf(features, votes.get(topic) ?? noVote),
    ]),
  );
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
