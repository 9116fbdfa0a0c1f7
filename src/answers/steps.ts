import type { MessageKey } from '../i18n';
import type { Intent } from '../understanding';
import type { Alternative } from './answer';
import type { ScoredTopic } from './decide';
import { groupMenu, withWaysOut } from './requests';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';

/** Longer messages are refused: nobody asks one thing in so many words. */
export const maxQuestionLength = 2000;

export const refuseTooLong: Step = (turn) =>
  turn.question.text.length <= maxQuestionLength
    ? undefined
    : withWaysOut(turn, {
        status: 'refused_too_long',
        text: turn.say('refused.tooLong', { limit: maxQuestionLength }),
      });

export const refuseEmpty: Step = (turn) =>
  /[\p{L}\p{N}]/u.test(turn.question.text)
    ? undefined
    : withWaysOut(turn, { status: 'refused_empty', text: turn.say('refused.empty') });

type IntentAnswer = (turn: Turn) => Draft;

const say =
  (status: Draft['status'], key: MessageKey): IntentAnswer =>
  (turn) =>
    withWaysOut(turn, { status, text: turn.say(key) });

const emergency =
  (key: MessageKey): IntentAnswer =>
  (turn) => ({ status: 'emergency', text: turn.say(key), suggestions: [] });

// `ask` and `out-of-scope` have no row: the steps after this one deal with them.
const intentAnswers: Readonly<Partial<Record<Intent, IntentAnswer>>> = {
  greeting: say('smalltalk', 'smalltalk.greeting'),
  thanks: say('smalltalk', 'smalltalk.thanks'),
  goodbye: say('smalltalk', 'smalltalk.goodbye'),
  'who-are-you': say('smalltalk', 'smalltalk.who'),
  'chitchat-negative': say('smalltalk', 'smalltalk.negative'),
  yes: say('smalltalk', 'smalltalk.listening'),
  no: say('smalltalk', 'clarify.retry'),
  menu: (turn) => ({ ...groupMenu(turn), text: turn.say('smalltalk.help') }),
  complaint: say('petition', 'petition.offer'),
  person: say('handoff', 'handoff.offer'),
  restart: (turn) => ({
    ...groupMenu(turn),
    text: turn.say('control.restarted'),
    control: { kind: 'restart' },
  }),
  'delete-data': (turn) => ({
    status: 'smalltalk',
    text: turn.say('control.eraseConfirm'),
    control: { kind: 'erase' },
  }),
  back: (turn) => backToPrevious(turn),
  abuse: say('refused_abuse', 'refused.abuse'),
  'emergency-fire': emergency('emergency.fire'),
  'emergency-medical': emergency('emergency.medical'),
  'emergency-police': emergency('emergency.police'),
  'emergency-child': emergency('emergency.child'),
  'emergency-self-harm': emergency('emergency.self-harm'),
  'emergency-scam': emergency('emergency.scam'),
};

function backToPrevious(turn: Turn): Draft {
  const topic = turn.question.context.previousTopic;
  const draft = topic === undefined ? undefined : answerFacet(turn, topic, 'overview');
  return draft ?? withWaysOut(turn, { status: 'smalltalk', text: turn.say('control.nothingBack') });
}

/** Greetings, thanks, complaints, emergencies, people: what is wanted is not an article. */
export const answerIntent: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'intent') return undefined;
  return intentAnswers[decision.intent]?.(turn);
};

export const answerTopic: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'topic') return undefined;
  const draft = answerFacet(turn, decision.topic, decision.facet);
  return draft && { ...draft, ...judged(turn, decision) };
};

export const askWhichTopic: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'clarify') return undefined;
  const alternatives = named(turn, decision.alternatives).slice(0, 3);
  const asked = turn.question.context.clarified ?? [];
  if (alternatives.every(({ topic }) => asked.includes(topic))) return undefined;
  const choices = [...alternatives.map(({ title }) => title), turn.say('clarify.none')];
  return {
    status: 'clarification',
    text: `${turn.say('clarify.ask')}\n\n${choices.map((choice, i) => `${i + 1}. ${choice}`).join('\n')}`,
    confidence: decision.confidence,
    alternatives,
    suggestions: [
      ...alternatives.map(({ title }) => ({ label: title, send: title })),
      { label: turn.say('clarify.none'), send: turn.say('clarify.none') },
    ],
  };
};

/** The last step: an honest “I do not know”, with the next door to knock on. */
export const refuseHonestly = (turn: Turn): Draft => {
  const { decision } = turn;
  const noMatch = decision.kind === 'none' && decision.reason === 'no_match';
  const missedBefore = (turn.question.context.misses ?? 0) >= 1;
  const key = missedBefore
    ? 'handoff.afterMisses'
    : noMatch
      ? 'unanswered.noMatch'
      : 'unanswered.lowScore';
  return withWaysOut(turn, {
    status: noMatch ? 'unanswered_no_match' : 'unanswered_low_score',
    text: turn.say(key),
    ...judged(turn, decision),
  });
};

function judged(
  turn: Turn,
  decision: { readonly confidence: number; readonly alternatives?: readonly ScoredTopic[] },
): Pick<Draft, 'confidence' | 'alternatives'> {
  return {
    confidence: decision.confidence,
    alternatives: named(turn, decision.alternatives ?? []),
  };
}

function named(turn: Turn, candidates: readonly ScoredTopic[]): readonly Alternative[] {
  return candidates.map(({ topic, score }) => ({ topic, score, title: turn.title(topic) }));
}
