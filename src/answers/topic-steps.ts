import type { Facet } from '../knowledge';
import type { ScoredTopic } from './decision';
import { thresholds } from './ranking-weights';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';
import { asksUntold, withUntold } from './untold';
import { clarify, furtherTopics, leadOn, named, wasAsked } from './turn-down';

/** The part of an article that the decision names. */
export const answerTopic: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'topic') return undefined;
  const article = turn.article(decision.topic);
  if (article === undefined) return undefined;
  const facet = facetMeant(turn, decision);
  // Neither a list of laws nor who may apply answers what is not told.
  const misled = (facet === 'legal' || facet === 'who') && asksUntold(turn, article);
  const shown = misled ? 'overview' : facet;
  const told = answerFacet(turn, decision.topic, shown);
  if (told === undefined) return undefined;
  const further = furtherTopics(turn, decision).filter((topic) => topic !== decision.topic);
  return {
    ...withUntold(turn, article, isGuess(decision) ? asGuess(turn, told) : told),
    ...judged(turn, decision),
    remember: { clarified: [decision.topic], further },
  };
};

function isGuess({
  confidence,
  explanation,
}: Extract<Turn['decision'], { kind: 'topic' }>): boolean {
  return explanation.rule === 'evidence' && confidence < thresholds.sure;
}

/** An answer that may be about something else says so, with a way out at hand. */
function asGuess(turn: Turn, draft: Draft): Draft {
  const none = turn.say('clarify.none');
  return {
    ...draft,
    text: `${turn.say('answer.guess')}\n\n${draft.text}`,
    suggestions: [...(draft.suggestions ?? []), { label: none, send: none }],
  };
}

/**
 * A continuation that names no facet (“còn trẻ em thì sao”) goes on with the one just read; one
 * that asks for nothing but a facet is told when the article has none.
 */
function facetMeant(turn: Turn, decision: Extract<Turn['decision'], { kind: 'topic' }>): Facet {
  const { facet } = turn.question.context;
  const { rule, understood } = decision.explanation;
  if (rule === 'continuation' && understood.facet === undefined && isShort(turn)) {
    return facet ?? decision.facet;
  }
  if (rule === 'follow-up' && decision.facet === 'overview') return understood.facet ?? 'overview';
  return decision.facet;
}

// “Còn trẻ em thì sao” changes who is meant; a longer one describes a case of its own.
function isShort({ question }: Turn): boolean {
  return question.text.trim().split(/\s+/).length <= 6;
}

/** Where two or three topics are as likely: which one is meant. */
export const askWhichTopic: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'clarify') return undefined;
  const offered = decision.alternatives.slice(0, 3);
  if (wasAsked(turn, offered)) return leadOn(turn);
  const draft = clarify(turn, offered, turn.say('clarify.ask'));
  return {
    ...draft,
    confidence: decision.confidence,
    remember: { ...draft.remember, further: furtherTopics(turn, decision) },
  };
};

/** What a draft says of the decision behind it. */
export function judged(
  turn: Turn,
  decision: { readonly confidence: number; readonly alternatives?: readonly ScoredTopic[] },
): Pick<Draft, 'confidence' | 'alternatives'> {
  return {
    confidence: decision.confidence,
    alternatives: named(turn, decision.alternatives ?? []),
  };
}
