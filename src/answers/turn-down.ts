import { fold } from '../text';
import type { Alternative, Memory, Suggestion } from './answer';
import type { Decision, ScoredTopic } from './decision';
import { handOver } from './hand-over';
import { groupMenu, withNumbers } from './menu';
import type { Draft, Step, Turn } from './turn';

const mostOffered = 3;
const mostFurther = 6;
const refusal =
  /^(?:da |vang |khong )?(?:khong phai|khong dung|deu khong|khong cai nao|khong co cai nao|chang cai nao|sai roi|sai het|nham roi|none of these|not these|not that|wrong)\b(?<rest>.*)$/;
const softEnd =
  /^[\s,.!]*(?:(?:cac |nhung )?(?:viec|cai|y) (?:nay|do|toi|em|minh)|dau|roi|nhu vay|nhu the|dung|het)*[\s,.!a]*$/;

/** Asks which of two or three topics is meant, by number, words or tap. */
export function clarify(turn: Turn, topics: readonly ScoredTopic[], text: string): Draft {
  const alternatives = named(turn, topics);
  const none = turn.say('clarify.none');
  const choices: readonly Suggestion[] = [
    ...alternatives.map(({ title }) => ({ label: title, send: title })),
    { label: none, send: none },
  ];
  return {
    status: 'clarification',
    text: withNumbers(text, choices),
    alternatives,
    suggestions: choices,
    remember: { choosing: true, clarified: topics.map(({ topic }) => topic) },
  };
}

/**
 * “Không phải”: leads on to the next likely topics, then to the menu, then to a person. What was
 * offered before is not offered again.
 */
export const answerTurnedDown: Step = (turn) => {
  return turnsDown(turn) ? leadOn(turn) : undefined;
};

/** True where these topics are the ones just asked about: asking again would go in circles. */
export function wasAsked(turn: Turn, topics: readonly ScoredTopic[]): boolean {
  const { choosing, clarified = [] } = turn.question.context;
  return choosing === true && topics.every(({ topic }) => clarified.includes(topic));
}

/** The next topics, else the menu, else a person. */
export function leadOn(turn: Turn): Draft {
  const { clarified = [], further = [], turnedDown = 0 } = turn.question.context;
  const next = further.filter((topic) => !clarified.includes(topic)).slice(0, mostOffered);
  const seen = { clarified: [...clarified, ...next], further, turnedDown: turnedDown + 1 };
  const misses = Math.max(turnedDown, missesOf(turn));
  if (misses === 0 && next.length > 0) {
    const scored = next.map((topic) => ({ topic, score: 0 }));
    const draft = clarify(turn, scored, turn.say('clarify.next'));
    return { ...draft, remember: { ...seen, choosing: true } };
  }
  // After the menu there is only a person left.
  if (misses < 2) return menuAndPerson(turn, { ...seen, turnedDown: 2 });
  return { ...handOver(turn, 'misses'), remember: seen };
}

function missesOf({ question }: Turn): number {
  const { misses = 0, missesBefore = 0 } = question.context;
  return Math.max(misses, missesBefore);
}

function menuAndPerson(turn: Turn, seen: Memory): Draft {
  const person = turn.say('menu.person');
  const choices = [...(groupMenu(turn).suggestions ?? []), { label: person, send: person }];
  return {
    status: 'smalltalk',
    text: withNumbers(turn.say('clarify.menu'), choices),
    suggestions: choices,
    remember: { ...seen, choosing: true },
  };
}

/** True where the message refuses what was offered or answered, and says nothing else. */
function turnsDown(turn: Turn): boolean {
  const { text, context } = turn.question;
  const open = [context.clarified, context.turnedDown, context.choosing].some(
    (mark) => mark !== undefined,
  );
  const said = fold(text.trim());
  if (said === fold(turn.say('clarify.none'))) return true;
  const match = refusal.exec(said);
  if (match !== null) {
    return softEnd.test(match.groups?.['rest'] ?? '') && (open || context.topic !== undefined);
  }
  const { decision } = turn;
  if (decision.kind !== 'intent') return false;
  if (decision.intent === 'no') return open;
  return decision.intent === 'chitchat-negative' && (open || context.topic !== undefined);
}

/** The topics that come after the ones offered: likeliest first, then those the topic is related to. */
export function furtherTopics(turn: Turn, decision: Decision): readonly string[] {
  const likely = decision.explanation.candidates.map(({ topic }) => topic);
  const [first] = likely;
  const topic = decision.kind === 'topic' ? decision.topic : first;
  const related = topic === undefined ? [] : (turn.master(topic)?.related ?? []);
  const known = related.filter((other) => turn.master(other) !== undefined);
  return [...new Set([...likely, ...known])].slice(0, mostFurther);
}

/** Topics with the titles a citizen reads. */
export function named(turn: Turn, candidates: readonly ScoredTopic[]): readonly Alternative[] {
  return candidates.map(({ topic, score }) => ({ topic, score, title: turn.title(topic) }));
}
