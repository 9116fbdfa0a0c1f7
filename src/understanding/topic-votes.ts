import type { Neighbour } from './sample-index';
import { outsideLabel } from './training-samples';
import type { TopicLabel } from './training-samples';
import type { Votes } from './votes';

/** What sample questions say about a topic. All values 0..1. */
export interface TopicVote {
  readonly topic: string;
  /** Likeness of the nearest sample question. */
  readonly nearest: number;
  /** Mean likeness of its three nearest sample questions. */
  readonly near: number;
  /** Share of the naive Bayes classifier. */
  readonly bayes: number;
  /** Share of the linear classifier. */
  readonly linear: number;
  /** Likeness of the nearest question the article says it does not answer. */
  readonly outside: number;
  /** As `nearest`, for the sentences that ask, without the story around them. */
  readonly asked: number;
}

/** How like the nearest samples are, by what they stand for. */
export interface Likenesses {
  /** For each topic those of its samples, largest first. */
  readonly inside: ReadonlyMap<string, readonly number[]>;
  /** For each topic that of the nearest question it does not answer. */
  readonly outside: ReadonlyMap<string, number>;
  /** That of the nearest question that no article answers. */
  readonly anyOutside: number;
}

/** Sorts the nearest samples (likest first) by topic. */
export function sortLikenesses(nearest: readonly Neighbour<TopicLabel>[]): Likenesses {
  const inside = new Map<string, number[]>();
  const outside = new Map<string, number>();
  let anyOutside = 0;
  for (const { label, likeness } of nearest) {
    if (label.kind === 'inside') {
      const list = inside.get(label.topic);
      if (list) list.push(likeness);
      else inside.set(label.topic, [likeness]);
    } else {
      anyOutside = Math.max(anyOutside, likeness);
      const { topic } = label;
      if (topic !== undefined && !outside.has(topic)) outside.set(topic, likeness);
    }
  }
  return { inside, outside, anyOutside };
}

// Below this share a classifier does not propose a topic that nothing else speaks for.
const leastShare = 0.02;
const mostVotes = 6;
const nearSamples = 3;

function meanOfNearest(likenesses: readonly number[]): number {
  return (
    likenesses.slice(0, nearSamples).reduce((sum, likeness) => sum + likeness, 0) / nearSamples
  );
}

/** The topics that samples or classifiers propose, strongest first. */
export function topicVotes(
  found: Likenesses,
  asked: Likenesses,
  bayes: Votes,
  linear: Votes,
): readonly TopicVote[] {
  const likely = [...bayes.above(leastShare), ...linear.above(leastShare)]
    .map(({ label }) => label)
    .filter((label) => label !== outsideLabel);
  return [...new Set([...found.inside.keys(), ...likely])]
    .map((topic) => {
      const likenesses = found.inside.get(topic) ?? [];
      return {
        topic,
        nearest: likenesses[0] ?? 0,
        near: meanOfNearest(likenesses),
        bayes: bayes.share(topic) ?? 0,
        linear: linear.share(topic) ?? 0,
        outside: found.outside.get(topic) ?? 0,
        asked: asked.inside.get(topic)?.[0] ?? 0,
      };
    })
    .sort((a, b) => b.nearest + b.linear - a.nearest - a.linear)
    .slice(0, mostVotes);
}
