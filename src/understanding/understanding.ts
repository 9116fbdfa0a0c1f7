import type { Facet, KnowledgeSnapshot } from '../knowledge';
import { tokenize } from '../text';
import type { Repaired, TextRepair } from '../text';
import { BayesVoice } from './bayes-voice';
import type { Vote } from './bayes-voice';
import { LinearVoice } from './linear-voice';
import { recognizeFacets } from './facets';
import type { FacetVote } from './facets';
import { readChoice, readFollowUp, subjectWords } from './follow-up';
import { mayBeEmergency } from './emergencies';
import { emergencyKind, isIntent } from './intents';
import type { EmergencyKind, Intent } from './intents';
import { SampleIndex } from './sample-index';
import type { Neighbour } from './sample-index';
import { SampleTerms, isContent } from './sample-terms';
import type { UtteranceTerms } from './sample-terms';
import {
  askLabel,
  intentSamples,
  kindTerms,
  labelledTerms,
  outsideLabel,
  scopeTerms,
  topicSamples,
} from './training-samples';
import type { TopicLabel } from './training-samples';
import { foldedPhrase, sameButOneSlip, shortPhrases } from './short-phrases';
import type { ShortPhrase } from './short-phrases';

/** What the conversation already knows: the topic before, and how many choices stand open. */
export interface UnderstandingContext {
  readonly topic?: string | undefined;
  readonly offered: number;
}

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
}

export interface Understood {
  readonly intent: Intent;
  /** Likeness of the nearest sample of the intent, 0..1. */
  readonly intentScore: number;
  readonly emergency?: EmergencyKind;
  readonly facet?: Facet;
  readonly facets: readonly FacetVote[];
  readonly topicVotes: readonly TopicVote[];
  /** Likeness of the nearest question that no article answers, 0..1. */
  readonly outside: number;
  /** Share of the linear classifier for questions that no article answers. */
  readonly outsideShare: number;
  /** The chance that no article answers, by the wording alone, whatever the topic. */
  readonly outsideWording: number;
  /** True where the message leans on the topic before. */
  readonly followUp: boolean;
  /** True where it has no subject of its own at all. */
  readonly bare: boolean;
  readonly subjects: readonly string[];
  /** The place (from 0) chosen among the alternatives offered. */
  readonly choice?: number;
}

/** What the classifiers learned, for one snapshot and one state of the program. */
export type LearnedWeights = Readonly<Record<'topics' | 'scope' | 'kinds', Float32Array>>;

export interface Understanding {
  readonly weights: LearnedWeights;
  recognize(question: Repaired, context: UnderstandingContext): Understood;
}

const nearestSamples = 40;
const fewestOfStory = 2;
const nearestIntents = 8;
const smoothing = 0.3;
const topicTraining = { rounds: 4, pace: 6, decay: 5e-4, fewestSamples: 2 };
const kindTraining = { rounds: 4, pace: 4, decay: 5e-4, fewestSamples: 2 };
const scopeTraining = { rounds: 5, pace: 1, decay: 1e-3, fewestSamples: 2 };

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Likenesses {
  readonly inside: Map<string, number[]>;
  readonly outside: Map<string, number>;
  anyOutside: number;
}

class SampleUnderstanding implements Understanding {
  constructor(
    private readonly terms: SampleTerms,
    private readonly topics: SampleIndex<TopicLabel>,
    private readonly intents: SampleIndex<Intent>,
    private readonly bayes: BayesVoice,
    private readonly linear: LinearVoice,
    private readonly scope: LinearVoice,
    private readonly kinds: LinearVoice,
    private readonly phrases: readonly ShortPhrase[],
  ) {}

  get weights(): LearnedWeights {
    const { linear, scope, kinds } = this;
    return { topics: linear.weights, scope: scope.weights, kinds: kinds.weights };
  }

  recognize(question: Repaired, context: UnderstandingContext): Understood {
    const said = this.terms.read(question.tokens);
    const meant = question.added.length === 0 ? said : this.terms.read(withMeanings(question));
    const likenesses = this.likenesses(meant);
    const content = meant.known.filter((term) => isContent(this.terms.kind(term)));
    const bayes = toShares(this.bayes.vote(content));
    const linear = toShares(this.linear.vote(content));
    const scope = toShares(this.scope.vote(said.known));
    const facets = recognizeFacets(question.text);
    const { bare, continues } = readFollowUp(question);
    const choice = readChoice(question);
    return {
      ...this.intentOf(question, said),
      ...(facets[0] && { facet: facets[0].facet }),
      facets,
      topicVotes: topicVotes(likenesses, bayes, linear),
      outside: likenesses.anyOutside,
      outsideShare: linear.get(outsideLabel) ?? 0,
      outsideWording: scope.get(outsideLabel) ?? 0.5,
      followUp: context.topic !== undefined && continues,
      bare,
      subjects: subjectWords(question),
      ...(choice !== undefined && choice < context.offered && { choice }),
    };
  }

  private likenesses(terms: UtteranceTerms): Likenesses {
    const found: Likenesses = { inside: new Map(), outside: new Map(), anyOutside: 0 };
    for (const { label, likeness } of this.topics.nearest(terms, nearestSamples)) {
      if (label.kind === 'inside') {
        const list = found.inside.get(label.topic) ?? [];
        list.push(likeness);
        found.inside.set(label.topic, list);
      } else {
        found.anyOutside = Math.max(found.anyOutside, likeness);
        if (label.topic !== undefined && !found.outside.has(label.topic)) {
          found.outside.set(label.topic, likeness);
        }
      }
    }
    return found;
  }

  private intentOf({ text, typed }: Repaired, terms: UtteranceTerms): IntentVote {
    const said = foldedPhrase(typed);
    const phrase = this.phrases.find((known) => sameButOneSlip(said, known.folded));
    const best = phrase
      ? { label: phrase.intent, likeness: 1 }
      : strongest(this.likestIntent(terms, mayBeEmergency(text)), this.likelyKind(terms));
    if (!best) return { intent: 'ask', intentScore: 0 };
    const emergency = emergencyKind(best.label);
    return { intent: best.label, intentScore: best.likeness, ...(emergency && { emergency }) };
  }

  /** What the wording as a whole wants, where that is no article; its likeness is a chance. */
  private likelyKind({ known }: UtteranceTerms): Neighbour<Intent> | undefined {
    const votes = this.kinds.vote(known);
    const first = votes.reduce<Vote | undefined>(
      (best, vote) => (best === undefined || vote.share > best.share ? vote : best),
      undefined,
    );
    if (first === undefined || !isIntent(first.label) || first.label === askLabel) return undefined;
    const content = known.filter((term) => isContent(this.terms.kind(term))).length;
    if (isStory(first.label) && content < fewestOfStory) return undefined;
    return { label: first.label, likeness: first.share };
  }

  private likestIntent(terms: UtteranceTerms, danger: boolean): Neighbour<Intent> | undefined {
    return this.intents
      .nearest(terms, nearestIntents)
      .find(({ label }) => danger || emergencyKind(label) === undefined);
  }
}

/** Intents told in sentences; `tôi muốn` alone is the beginning of anything. */
function isStory(intent: Intent): boolean {
  return intent === 'complaint' || intent === 'person';
}

function strongest(
  a: Neighbour<Intent> | undefined,
  b: Neighbour<Intent> | undefined,
): Neighbour<Intent> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.likeness > a.likeness ? b : a;
}

type IntentVote = Pick<Understood, 'intent' | 'intentScore' | 'emergency'>;

function withMeanings({ tokens, added }: Repaired): readonly string[] {
  return [...tokens, ...added.flatMap(({ mean: words }) => tokenize(words, 'vi'))];
}

function toShares(votes: readonly Vote[]): ReadonlyMap<string, number> {
  return new Map(votes.map(({ label, share }) => [label, share]));
}

// Below this share a classifier does not propose a topic that nothing else speaks for.
const leastShare = 0.02;
const mostVotes = 6;

function topicVotes(
  found: Likenesses,
  bayes: ReadonlyMap<string, number>,
  linear: ReadonlyMap<string, number>,
): readonly TopicVote[] {
  const likely = [...bayes, ...linear]
    .filter(([label, share]) => share > leastShare && label !== outsideLabel)
    .map(([label]) => label);
  return [...new Set([...found.inside.keys(), ...likely])]
    .map((topic) => {
      const likenesses = found.inside.get(topic) ?? [];
      return {
        topic,
        nearest: likenesses[0] ?? 0,
        near: mean([...likenesses.slice(0, 3), 0, 0, 0].slice(0, 3)),
        bayes: bayes.get(topic) ?? 0,
        linear: linear.get(topic) ?? 0,
        outside: found.outside.get(topic) ?? 0,
      };
    })
    .sort((a, b) => b.nearest + b.linear - a.nearest - a.linear)
    .slice(0, mostVotes);
}

/**
 * Learns intents, topics and facets from the sample questions of a snapshot; `learned`: the weights
 * of an understanding of the same snapshot.
 */
export function createUnderstanding(
  snapshot: KnowledgeSnapshot,
  repair: TextRepair,
  learned?: LearnedWeights,
): Understanding {
  const terms = new SampleTerms();
  const cut = (line: string): Int32Array => terms.learn(repair.words(line));
  const topics = topicSamples(snapshot, cut);
  const intents = intentSamples(snapshot, cut);
  const labelled = labelledTerms(topics, terms);
  return new SampleUnderstanding(
    terms,
    new SampleIndex(topics, terms, { functionWeight: 0.2 }),
    new SampleIndex(intents, terms, { functionWeight: 1 }),
    new BayesVoice(labelled, terms.size, smoothing),
    new LinearVoice(labelled, terms.size, topicTraining, learned?.topics),
    new LinearVoice(scopeTerms(topics), terms.size, scopeTraining, learned?.scope),
    new LinearVoice(kindTerms(topics, intents), terms.size, kindTraining, learned?.kinds),
    shortPhrases(snapshot.intents),
  );
}
