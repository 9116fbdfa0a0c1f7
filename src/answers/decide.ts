import type { Language } from '../core';
import type { Article, KnowledgeSnapshot } from '../knowledge';
import type { SearchIndex, SearchResult } from '../search';
import type { Repaired, TextRepair } from '../text';
import type { Understanding, Understood } from '../understanding';
import type { QuestionContext } from './answer';
import { chooseFacet } from './choose-facet';
import { chanceOf, confidenceInputs } from './confidence';
import type { ConfidenceInputs } from './confidence';
import type { Decision, Explanation, ScoredTopic } from './decision';
import { confidenceWeights, coverageWeights, rankingWeights, thresholds } from './ranking-weights';
import { gatherEvidence, rankTopics } from './topic-ranking';
import type { RankedTopic } from './topic-ranking';

/** Decides topic and facet of an utterance; pure and deterministic for one snapshot. */
export interface Decider {
  decide(text: string, lang: Language, context: QuestionContext): Decision;
}

export interface DeciderDeps {
  readonly text: TextRepair;
  readonly search: SearchIndex;
  readonly understanding: Understanding;
  readonly snapshot: KnowledgeSnapshot;
}

interface Reading {
  readonly repaired: Repaired;
  readonly understood: Understood;
  readonly found: SearchResult;
  readonly candidates: readonly RankedTopic[];
}

const mostExplained = 8;
const followUpConfidence = 0.9;
/** From this share of its name on, a follow-up is about another topic. */
const wholeName = 0.95;
/** How much more of a follow-up a kindred topic must name than the topic before. */
const clearlyNamed = 0.3;
const mostAlternatives = 3;
/** Fewer words with a meaning of their own tell no story. */
const wordsOfStory = 4;

class KnowledgeDecider implements Decider {
  constructor(private readonly deps: DeciderDeps) {}

  decide(text: string, lang: Language, context: QuestionContext): Decision {
    const repaired = this.deps.text.repair(text, lang);
    const offered = context.offered ?? [];
    const understood = this.deps.understanding.recognize(repaired, {
      topic: context.topic,
      offered: offered.length,
    });
    const chosen = understood.choice === undefined ? undefined : offered[understood.choice];
    if (chosen) return this.decide(chosen.send, lang, {});
    const reading = this.read(repaired, understood);
    const decision =
      this.byIntent(reading, context) ??
      this.byContext(reading, context) ??
      this.byEvidence(reading);
    return decision.kind === 'none' ? (this.byLeaning(reading) ?? decision) : decision;
  }

  private read(repaired: Repaired, understood: Understood): Reading {
    const voted = understood.topicVotes.map(({ topic }) => topic);
    const found = this.deps.search.search(repaired, voted);
    const evidence = gatherEvidence(found, understood);
    return { repaired, understood, found, candidates: rankTopics(evidence, rankingWeights) };
  }

  private byIntent(reading: Reading, context: QuestionContext): Decision | undefined {
    const { intent } = reading.understood;
    if (intent === 'ask' || !prevails(reading.understood, context)) return undefined;
    return this.intent(reading, 'intent');
  }

  /** Nothing answers it: a story that leans towards a complaint or a person gets that door. */
  private byLeaning(reading: Reading): Decision | undefined {
    const { intent, intentScore, subjects, asks } = reading.understood;
    const isDoor = intent === 'complaint' || intent === 'person';
    // Who asks wants to know; only a clear complaint is one all the same.
    const least = asks ? thresholds.likelyIntent : thresholds.leaning;
    return isDoor && subjects.length >= wordsOfStory && intentScore >= least
      ? this.intent(reading, 'leaning')
      : undefined;
  }

  private intent(reading: Reading, rule: string): Decision {
    const { intent, intentScore } = reading.understood;
    return {
      kind: 'intent',
      intent,
      confidence: intentScore,
      alternatives: [],
      explanation: explain(reading, rule),
    };
  }

  private byContext(reading: Reading, { topic }: QuestionContext): Decision | undefined {
    const article = topic === undefined ? undefined : this.deps.snapshot.articles.get(topic);
    const { followUp, bare } = reading.understood;
    if (!article || !followUp) return undefined;
    if (bare) return this.topic(article.id, followUpConfidence, reading, 'follow-up');
    if (namesAnotherTopic(reading, article.id) || this.turnsAway(reading, article))
      return undefined;
    return this.continueWith(reading, article);
  }

  /** `thế bằng lái thì sao` after health insurance: clearly about something that is no kin. */
  private turnsAway(reading: Reading, article: Article): boolean {
    const likely = reading.candidates.slice(0, mostAlternatives).map(({ topic }) => topic);
    if ([article.id, ...article.related].some((kin) => likely.includes(kin))) return false;
    const fresh = this.byEvidence(reading);
    return fresh.kind === 'topic' && fresh.confidence >= thresholds.sure;
  }

  /** `còn trẻ em thì sao`: the kindred topic whose names hold the new words, else the same topic. */
  private continueWith(reading: Reading, article: Article): Decision {
    const kin = [article.id, ...article.related];
    const compared = this.deps.search.compare(reading.repaired, kin);
    const named = (topic: string): number => compared.get(topic)?.nameCoverage ?? 0;
    const best = kin.reduce((a, b) => (named(b) > named(a) + clearlyNamed ? b : a));
    return this.topic(best, followUpConfidence, reading, 'continuation');
  }

  private byEvidence(reading: Reading): Decision {
    const { candidates, repaired, understood } = reading;
    const [first] = candidates;
    if (!first || namesNothing(reading, first)) return this.none('no_match', 0, reading);
    const unknown = this.deps.search.unknownWords(repaired).length;
    const inputs = confidenceInputs(candidates, understood, unknown);
    const confidence = inputs ? chanceOf(inputs, confidenceWeights) : 0;
    if (confidence >= thresholds.answer) {
      return this.topic(first.topic, confidence, reading, 'evidence', inputs);
    }
    const alternatives = scored(candidates, confidence);
    const covered = inputs ? chanceOf(inputs, coverageWeights) : 0;
    if (covered >= thresholds.clarify && alternatives.length > 1) {
      return {
        kind: 'clarify',
        alternatives,
        ...(understood.facet && { facet: understood.facet }),
        confidence,
        explanation: explain(reading, 'evidence', inputs),
      };
    }
    return this.none('low_score', confidence, reading, inputs);
  }

  private topic(
    topic: string,
    confidence: number,
    reading: Reading,
    rule: string,
    inputs?: ConfidenceInputs,
  ): Decision {
    const article = this.deps.snapshot.articles.get(topic);
    if (!article) return this.none('no_match', 0, reading);
    return {
      kind: 'topic',
      topic,
      facet: chooseFacet(article, { ...reading, passages: reading.found.passages }),
      confidence,
      alternatives: scored(reading.candidates, confidence).filter((other) => other.topic !== topic),
      explanation: explain(reading, rule, inputs),
    };
  }

  private none(
    reason: 'no_match' | 'low_score',
    confidence: number,
    reading: Reading,
    inputs?: ConfidenceInputs,
  ): Decision {
    return {
      kind: 'none',
      reason,
      alternatives: scored(reading.candidates, confidence),
      confidence,
      explanation: explain(reading, 'gate', inputs),
    };
  }
}

/**
 * A clear intent prevails; a likely one only where the message has no subject to speak of. Nobody is
 * reproved on a likelihood.
 */
function prevails(understood: Understood, { topic }: QuestionContext): boolean {
  const { intent, intentScore, subjects, facet, followUp } = understood;
  if (intentScore >= thresholds.intent) return true;
  if (intent === 'abuse' || (topic !== undefined && followUp)) return false;
  const vague = subjects.length <= 2 && (facet === undefined || facet === 'trouble');
  return vague && intentScore >= thresholds.likelyIntent;
}

/** True for `lệ phí bao nhiêu` out of the blue: words that every procedure has, and no whole name. */
function namesNothing({ understood }: Reading, { evidence }: RankedTopic): boolean {
  const { bare, facet } = understood;
  return bare && facet !== undefined && evidence.name < wholeName;
}

/** True where a follow-up contains the whole name of some other topic. */
function namesAnotherTopic({ candidates }: Reading, current: string): boolean {
  const [first] = candidates;
  return first !== undefined && first.topic !== current && first.evidence.name >= wholeName;
}

function explain(reading: Reading, rule: string, inputs?: ConfidenceInputs): Explanation {
  const { repaired, understood, found, candidates } = reading;
  return {
    repaired,
    understood,
    terms: found.terms,
    candidates: candidates.slice(0, mostExplained),
    ...(inputs && { inputs }),
    rule,
  };
}

/** Shares out a confidence over the strongest candidates by their strength (softmax). */
function scored(candidates: readonly RankedTopic[], confidence: number): readonly ScoredTopic[] {
  const top = candidates.slice(0, mostAlternatives);
  const strongest = top[0]?.strength ?? 0;
  return top.map(({ topic, strength }) => ({
    topic,
    score: confidence * Math.exp(strength - strongest),
  }));
}

/** Builds the decider of one knowledge snapshot. */
export function createDecider(deps: DeciderDeps): Decider {
  return new KnowledgeDecider(deps);
}
