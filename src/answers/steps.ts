import type { MessageKey } from '../i18n';
import { fold } from '../text';
import { recognizeEmergency } from '../understanding';
import type { EmergencyKind, Intent } from '../understanding';
import { backToPrevious } from './back';
import { chosenNumber } from './chosen';
import { isGrievance } from './disputes';
import { handOver } from './hand-over';
import { paragraphs } from './markdown';
import { groupMenu, withNumbers } from './menu';
import { thresholds } from './ranking-weights';
import { withWaysOut } from './requests';
import { suggestWaysOut } from './suggestions';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';
import { judged } from './topic-steps';

/** Longer messages are refused: nobody asks one thing in so many words. */
const maxQuestionLength = 2000;

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

/** True for a message of someone in danger; nothing else may come before its answer. */
export function isEmergency(text: string): boolean {
  return recognizeEmergency(text) !== undefined;
}

/** The number to call and the one thing to do, first and alone. */
export const answerEmergency: Step = (turn) => {
  const kind = recognizeEmergency(turn.question.text);
  return kind === undefined ? undefined : emergency(kind)(turn);
};

/** A number that nothing on offer bears. */
export const answerNumber: Step = (turn) => {
  if (chosenNumber(turn.question.text) === undefined) return undefined;
  const { offered = [] } = turn.question.context;
  if (offered.length === 0) {
    return withWaysOut(turn, { status: 'refused_empty', text: turn.say('choice.none') });
  }
  const text = turn.say('choice.range', { count: offered.length });
  return {
    status: 'refused_empty',
    text: withNumbers(text, offered),
    suggestions: offered,
    remember: { ...turn.question.context, choosing: true },
  };
};

type IntentAnswer = (turn: Turn) => Draft;

const say =
  (status: Draft['status'], key: MessageKey): IntentAnswer =>
  (turn) =>
    withWaysOut(turn, { status, text: turn.say(key) });

const emergency =
  (kind: EmergencyKind): IntentAnswer =>
  (turn) => ({ status: 'emergency', text: turn.say(`emergency.${kind}`), suggestions: [] });

// `ask` and `out-of-scope` have no row: the steps after this one deal with them.
const intentAnswers: Readonly<Partial<Record<Intent, IntentAnswer>>> = {
  greeting: say('smalltalk', 'smalltalk.greeting'),
  thanks: say('smalltalk', 'smalltalk.thanks'),
  goodbye: say('smalltalk', 'smalltalk.goodbye'),
  'who-are-you': say('smalltalk', 'smalltalk.who'),
  'chitchat-negative': say('smalltalk', 'smalltalk.negative'),
  yes: say('smalltalk', 'smalltalk.listening'),
  no: say('smalltalk', 'clarify.retry'),
  menu: (turn) => groupMenu(turn, 'smalltalk.help'),
  complaint: (turn) => offerPetition(turn),
  person: (turn) => handOver(turn, 'asked'),
  restart: (turn) => ({ ...groupMenu(turn, 'control.restarted'), control: { kind: 'restart' } }),
  'delete-data': (turn) => ({
    status: 'smalltalk',
    text: turn.say('control.eraseConfirm'),
    suggestions: (['control.yes', 'control.no'] as const).map((key) => ({
      label: turn.say(key),
      send: turn.say(key),
    })),
    control: { kind: 'erase' },
  }),
  back: (turn) => backToPrevious(turn),
  abuse: say('refused_abuse', 'refused.abuse'),
  'emergency-fire': emergency('fire'),
  'emergency-medical': emergency('medical'),
  'emergency-police': emergency('police'),
  'emergency-child': emergency('child'),
  'emergency-self-harm': emergency('self-harm'),
  'emergency-scam': emergency('scam'),
};

const petitionTopic = 'phan-anh-kien-nghi';

/** A late file or an official's manner: the right to petition, and the door to it. */
function offerPetition(turn: Turn): Draft {
  const title = turn.title(petitionTopic);
  const person = turn.say('menu.person');
  const start = turn.say('ticket.start');
  const known = turn.article(petitionTopic) !== undefined;
  return {
    status: 'petition',
    ...(known ? { topic: petitionTopic, title } : {}),
    text: turn.say('petition.offer'),
    suggestions: [
      { label: start, send: start },
      ...(known ? [{ label: title, send: title }] : []),
      { label: person, send: person },
    ],
  };
}

/** A grievance about an official or a late file: the door to petition, not an article. */
export const answerGrievance: Step = (turn) =>
  isGrievance(turn.question.text) ? offerPetition(turn) : undefined;

// The words of a danger are known; likeness alone must be great to raise an alarm.
const alarm = 0.8;

/** Greetings, thanks, complaints, people: what is wanted is not an article. */
export const answerIntent: Step = (turn) => {
  const { decision } = turn;
  if (decision.kind !== 'intent') return undefined;
  if (decision.intent.startsWith('emergency') && decision.confidence < alarm) return undefined;
  return intentAnswers[decision.intent]?.(turn);
};

const stillStuck =
  /\b(van|cung|lam roi|thu roi|thu het|lam theo|lam dung|toi lam)\b.*\b(khong|chua|ko|k)\b.*\b(duoc|len|vao|nhan|thay|ve|co|xong)\b/;
const stuckWords = 12;

/** “Tôi làm rồi vẫn không được”: the known errors of the topic, then a person. */
export const answerStillStuck: Step = (turn) => {
  const { text, context } = turn.question;
  const { topic, facet } = context;
  const said = fold(text);
  if (topic === undefined || !stillStuck.test(said)) return undefined;
  if (said.split(' ').length > stuckWords || !leansOn(turn, topic)) return undefined;
  const article = turn.article(topic);
  const more = article?.sections.some((section) => section.facet === 'trouble');
  if (more === true && facet !== 'trouble') return answerFacet(turn, topic, 'trouble');
  return handOver(turn, 'stuck');
};

// With another subject it is another question.
function leansOn({ decision }: Turn, topic: string): boolean {
  return decision.kind !== 'topic' || decision.topic === topic;
}

/** The beginning of a sentence (“tôi muốn”, “lệ phí bao nhiêu”): asks to go on instead of giving up. */
export const inviteToGoOn: Step = (turn) => {
  const { decision, question } = turn;
  if (question.context.topic !== undefined) return undefined;
  const { subjects, bare, facet } = decision.explanation.understood;
  if (subjects.length > 0 || (facet !== undefined && !bare)) return undefined;
  return {
    status: 'smalltalk',
    text: turn.say('smalltalk.goOn'),
    suggestions: [],
    remember: { unfinished: true },
  };
};

/** The last step: an honest “I do not know”, with the next door to knock on. */
export const refuseHonestly = (turn: Turn): Draft => {
  const { decision } = turn;
  const noMatch = decision.kind === 'none' && decision.reason === 'no_match';
  const status = noMatch ? 'unanswered_no_match' : 'unanswered_low_score';
  if (missed(turn) >= 1) return { ...handOver(turn, 'misses'), status, ...judged(turn, decision) };
  const text = turn.say(noMatch ? 'unanswered.noMatch' : 'unanswered.lowScore');
  return { status, ...withNearest(turn, text), ...judged(turn, decision) };
};

/** The nearest article is named as what it is, to be opened by those who meant it. */
function withNearest(turn: Turn, text: string): Pick<Draft, 'text' | 'suggestions'> {
  const nearest = nearestTopic(turn);
  const suggestions = suggestWaysOut(turn);
  if (nearest === undefined) return { text, suggestions };
  const title = turn.title(nearest);
  return {
    text: paragraphs([text, turn.say('unanswered.near', { title })]),
    suggestions: [{ label: title, send: title }, ...suggestions],
  };
}

function nearestTopic({ decision }: Turn): string | undefined {
  const [first] = decision.explanation.candidates;
  if (first === undefined || first.strength < thresholds.near.strength) return undefined;
  return first.evidence.name < thresholds.near.name ? undefined : first.topic;
}

function missed({ question }: Turn): number {
  return question.context.misses ?? 0;
}
