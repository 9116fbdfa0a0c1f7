import { fold } from '../text';
import type { Draft, Step, Turn } from './turn';
import { clarify, furtherTopics, leadOn, wasAsked } from './turn-down';

// Longer messages describe a case; what they leave open is the decider's matter.
const mostWords = 4;
const mostOffered = 3;
const generic =
  /\b(giay to|thu tuc|ho so|lam|xin|muon|can|cho|toi|em|minh|hoi|ve|viec|a|nhe|voi|roi|bi)\b/g;

/**
 * A word or two that several topics bear in their names (“gia hạn”, “bản sao”) say too little to
 * answer: asks which one, unless a curator gave these words to one topic alone.
 */
export const askWhichOfSeveral: Step = (turn) => {
  const { decision, question } = turn;
  if (decision.kind !== 'topic' || decision.explanation.rule !== 'evidence') return undefined;
  if (decision.explanation.understood.facet !== undefined) return undefined;
  const said = plainWords(question.text);
  if (said.length > mostWords || question.lang !== 'vi') return undefined;
  return ask(turn, decision, said);
};

function ask(
  turn: Turn,
  decision: Extract<Turn['decision'], { kind: 'topic' }>,
  said: readonly string[],
): Draft | undefined {
  const telling = plainWords(fold(said.join(' ')).replace(generic, ' '));
  const bearers = topicsNamed(turn, telling.length > 0 ? telling : said);
  if (bearers.length < 2 || isOwnName(turn, decision.topic, said)) return undefined;
  const ranked = furtherTopics(turn, decision).filter((topic) => bearers.includes(topic));
  const topics = [...new Set([decision.topic, ...ranked, ...bearers])];
  const scores = new Map(decision.alternatives.map(({ topic, score }) => [topic, score]));
  const offered = topics
    .slice(0, mostOffered)
    .map((topic) => ({ topic, score: scores.get(topic) ?? 0 }));
  if (wasAsked(turn, offered)) return leadOn(turn);
  const draft = clarify(turn, offered, turn.say('clarify.ask'));
  return {
    ...draft,
    confidence: decision.confidence,
    remember: { ...draft.remember, further: topics },
  };
}

/** The topics that bear all the words in their title or in one of their other names. */
function topicsNamed(turn: Turn, words: readonly string[]): readonly string[] {
  return namesOf(turn)
    .filter(([, names]) => names.some((name) => words.every((word) => name.includes(word))))
    .map(([topic]) => topic);
}

function isOwnName(turn: Turn, topic: string, said: readonly string[]): boolean {
  const whole = said.join(' ');
  const own = namesOf(turn).find(([id]) => id === topic)?.[1] ?? [];
  return own.some((name) => name.join(' ') === whole);
}

function namesOf({ brain }: Turn): readonly (readonly [string, readonly (readonly string[])[]])[] {
  return [...brain.snapshot.articles.values()].map(({ id, title, aliases }) => [
    id,
    [title, ...aliases].map(plainWords),
  ]);
}

function plainWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
