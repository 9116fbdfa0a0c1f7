import type { MessageKey } from '../i18n';
import type { Suggestion } from './answer';
import { paragraphs } from './markdown';
import type { Draft, Turn } from './turn';

/** Why a person takes over. */
export type HandOverReason = 'asked' | 'misses' | 'stuck' | 'dispute';

const doors: Readonly<Record<HandOverReason, readonly string[]>> = {
  asked: ['diem-ho-tro', 'phan-anh-kien-nghi'],
  misses: ['diem-ho-tro'],
  stuck: ['diem-ho-tro'],
  dispute: ['phan-anh-kien-nghi'],
};

/**
 * Hands the citizen over to people: why, to whom and when, the code to read out, what happens next.
 */
export function handOver(turn: Turn, reason: HandOverReason): Draft {
  return {
    status: 'handoff',
    text: paragraphs([
      turn.say(`handoff.${reason}`),
      ...(reason === 'dispute' ? [] : [turn.say('handoff.where')]),
      reference(turn),
      turn.say('handoff.next'),
    ]),
    suggestions: suggestDoors(turn, reason),
  };
}

/** The code under which the desk reads what the bot has said, once there is one. */
function reference(turn: Turn): string {
  const { lastCode, topic } = turn.question.context;
  if (lastCode === undefined) return '';
  const title = topic === undefined ? undefined : turn.title(topic);
  return title === undefined
    ? turn.say('handoff.code', { code: lastCode })
    : turn.say('handoff.codeAbout', { code: lastCode, title });
}

function suggestDoors(turn: Turn, reason: HandOverReason): readonly Suggestion[] {
  const topics = doors[reason]
    .filter((topic) => turn.article(topic) !== undefined)
    .map((topic) => ({ label: turn.title(topic), send: turn.title(topic) }));
  // A written question reaches a person also while the counter is closed.
  const keys: readonly MessageKey[] = ['ticket.ask', 'menu.open'];
  return [...topics, ...keys.map((key) => ({ label: turn.say(key), send: turn.say(key) }))];
}
