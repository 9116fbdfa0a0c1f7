import type { Facet, KnowledgeSnapshot } from '../knowledge';
import { tokenize } from '../text';
import type { Repaired, TextRepair } from '../text';
import { askedPart, asksSomething } from './asked-part';
import { BayesVoice, learnBayes } from './bayes-voice';
import type { BayesColumns } from './bayes-voice';
import { LinearVoice, learnLinear } from './linear-voice';
import type { LinearColumns } from './linear-voice';
import { recognizeFacets } from './facets';
import type { FacetVote } from './facets';
import { readChoice, readFollowUp, subjectWords } from './follow-up';
import { mayBeEmergency } from './emergencies';
import { emergencyKind, isIntent } from './intents';
import type { EmergencyKind, Intent } from './intents';
import { SampleIndex, learnSamples } from './sample-index';
import type { Neighbour, SampleColumns } from './sample-index';
import { SampleTerms, isContent } from './sample-terms';
import type { StoredTerms, UtteranceTerms } from './sample-terms';
import { sortLikenesses, topicVotes } from './topic-votes';
import type { TopicVote } from './topic-votes';
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
import { foldedPhrase, longestSaid, sameButOneSlip, shortPhrases } from './short-phrases';
import type { ShortPhrase } from './short-phrases';

/** What the conversation already knows: the topic before, and how many choices stand open. */
export interface UnderstandingContext {
  readonly topic?: string | undefined;
  readonly offered: number;
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
  /** As `outside` and `outsideWording`, for the sentences that ask. */
  readonly askedOutside: number;
  readonly askedWording: number;
  /** True where some sentence is a question. */
  readonly asks: boolean;
  /** True where the message leans on the topic before. */
  readonly followUp: boolean;
  /** True where it has no subject of its own at all. */
  readonly bare: boolean;
  readonly subjects: readonly string[];
  /** The place (from 0) chosen among the alternatives offered. */
  readonly choice?: number;
}

/** What was learned from the samples of one snapshot, as it is kept in a file too. */
export interface StoredUnderstanding {
  readonly terms: StoredTerms;
  readonly topics: SampleColumns<TopicLabel>;
  readonly intents: SampleColumns<Intent>;
  readonly bayes: BayesColumns;
  readonly linear: LinearColumns;
  readonly scope: LinearColumns;
  readonly kinds: LinearColumns;
}

export interface Understanding {
  /** Shares its parts with the understanding: for writing at once. */
  stored(): StoredUnderstanding;
  recognize(question: Repaired, context: UnderstandingContext): Understood;
}

const nearestSamples = 40;
const fewestOfStory = 2;
const nearestIntents = 8;
/** How many times a kind must outweigh a plain question. */
const clearLead = 1.15;
const smoothing = 0.3;
const topicTraining = { rounds: 4, pace: 6, decay: 5e-4, fewestSamples: 2 };
const kindTraining = { rounds: 4, pace: 4, decay: 5e-4, fewestSamples: 2 };
const scopeTraining = { rounds: 5, pace: 1, decay: 1e-3, fewestSamples: 2 };

class SampleUnderstanding implements Understanding {
  private readonly terms: SampleTerms;
  private readonly topics: SampleIndex<TopicLabel>;
  private readonly intents: SampleIndex<Intent>;
  private readonly bayes: BayesVoice;
  private readonly linear: LinearVoice;
  private readonly scope: LinearVoice;
  private readonly kinds: LinearVoice;

  constructor(
    private readonly learned: StoredUnderstanding,
    private readonly phrases: readonly ShortPhrase[],
  ) {
    this.terms = new SampleTerms(learned.terms);
    this.topics = new SampleIndex(learned.topics);
    this.intents = new SampleIndex(learned.intents);
    this.bayes = new BayesVoice(learned.bayes);
    this.linear = new LinearVoice(learned.linear);
    this.scope = new LinearVoice(learned.scope);
    this.kinds = new LinearVoice(learned.kinds);
  }

  stored(): StoredUnderstanding {
    return this.learned;
  }

  recognize(question: Repaired, context: UnderstandingContext): Understood {
    const said = this.terms.read(question.tokens);
    const meant = question.added.length === 0 ? said : this.terms.read(withMeanings(question));
    const likenesses = sortLikenesses(this.topics.nearest(meant, nearestSamples));
    const content = meant.known.filter((term) => isContent(this.terms.kind(term)));
    const linear = this.linear.vote(content);
    const scope = this.scope.vote(said.known);
    const part = askedPart(question.text);
    const asked = part === undefined ? said : this.terms.read(tokenize(part, 'vi'));
    const likeAsked =
      part === undefined ? likenesses : sortLikenesses(this.topics.nearest(asked, nearestSamples));
    const askedScope = part === undefined ? scope : this.scope.vote(asked.known);
    const facets = recognizeFacets(question.text);
    const { bare, continues } = readFollowUp(question);
    const choice = readChoice(question);
    return {
      ...this.intentOf(question, said),
      ...(facets[0] && { facet: facets[0].facet }),
      facets,
      topicVotes: topicVotes(likenesses, likeAsked, this.bayes.vote(content), linear),
      outside: likenesses.anyOutside,
      outsideShare: linear.share(outsideLabel) ?? 0,
      outsideWording: scope.share(outsideLabel) ?? 0.5,
      askedOutside: likeAsked.anyOutside,
      askedWording: askedScope.share(outsideLabel) ?? 0.5,
      asks: asksSomething(question.text),
      followUp: context.topic !== undefined && continues,
      bare,
      subjects: subjectWords(question),
      ...(choice !== undefined && choice < context.offered && { choice }),
    };
  }

  private intentOf({ text, typed }: Repaired, terms: UtteranceTerms): IntentVote {
    const phrase = this.phraseSaid(typed);
    const best = phrase
      ? { label: phrase.intent, likeness: 1 }
      : strongest(this.likestIntent(terms, text), this.likelyKind(terms));
    if (!best) return { intent: 'ask', intentScore: 0 };
    const emergency = emergencyKind(best.label);
    return { intent: best.label, intentScore: best.likeness, ...(emergency && { emergency }) };
  }

  private phraseSaid(typed: string): ShortPhrase | undefined {
    const said = foldedPhrase(typed);
    if (said.length > longestSaid) return undefined;
    return this.phrases.find((known) => sameButOneSlip(said, known.folded));
  }

  /** What the wording as a whole wants, where that is no article; its likeness is a chance. */
  private likelyKind({ known }: UtteranceTerms): Neighbour<Intent> | undefined {
    const votes = this.kinds.vote(known);
    const first = votes.strongest();
    if (first === undefined || !isIntent(first.label) || first.label === askLabel) return undefined;
    // `tôi muốn sang tên` is as near to one as to the other: then it asks.
    if (first.share < clearLead * (votes.share(askLabel) ?? 0)) return undefined;
    const content = known.filter((term) => isContent(this.terms.kind(term))).length;
    if (isStory(first.label) && content < fewestOfStory) return undefined;
    return { label: first.label, likeness: first.share };
  }

  private likestIntent(terms: UtteranceTerms, text: string): Neighbour<Intent> | undefined {
    const nearest = this.intents.nearest(terms, nearestIntents);
    const isCalm = ({ label }: Neighbour<Intent>): boolean => emergencyKind(label) === undefined;
    const [first] = nearest;
    // Whether it may be an emergency takes longer to tell than anything else here.
    if (first === undefined || isCalm(first) || mayBeEmergency(text)) return first;
    return nearest.find(isCalm);
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

/** Learns intents and topics from the sample questions of a snapshot. */
export function createUnderstanding(
  snapshot: KnowledgeSnapshot,
  repair: TextRepair,
): Understanding {
  return restoreUnderstanding(snapshot, learn(snapshot, repair));
}

/** The understanding of the snapshot that `learned` was made of. */
export function restoreUnderstanding(
  { intents }: KnowledgeSnapshot,
  learned: StoredUnderstanding,
): Understanding {
  return new SampleUnderstanding(learned, shortPhrases(intents));
}

function learn(snapshot: KnowledgeSnapshot, repair: TextRepair): StoredUnderstanding {
  const terms = new SampleTerms();
  const cut = (line: string): Int32Array => terms.learn(repair.words(line));
  const topics = topicSamples(snapshot, cut);
  const intents = intentSamples(snapshot, cut);
  const labelled = labelledTerms(topics, terms);
  return {
    terms: terms.stored(),
    topics: learnSamples(topics, terms, { functionWeight: 0.2 }),
    intents: learnSamples(intents, terms, { functionWeight: 1 }),
    bayes: learnBayes(labelled, terms.size, smoothing),
    linear: learnLinear(labelled, terms.size, topicTraining),
    scope: learnLinear(scopeTerms(topics), terms.size, scopeTraining),
    kinds: learnLinear(kindTerms(topics, intents), terms.size, kindTraining),
  };
}
