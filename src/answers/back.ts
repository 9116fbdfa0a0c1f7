import { fold } from '../text';
import type { Decision } from './decision';
import { groupMenu } from './menu';
import { withWaysOut } from './requests';
import { answerFacet } from './topic-answer';
import { clarify } from './turn-down';
import type { Draft, Step, Turn } from './turn';

const earlier =
  /\b(?:cua )?(?:viec |cai |chuyen |thu tuc )?(quay lai|tro lai|luc nay|hoi nay|ban nay|khi nay|vua nay|viec truoc|cai truoc|chuyen truoc|the one before|earlier)\b/g;
const filler =
  /\b(viec|cai|chuyen|cau|muc|phan|thu tuc|ve|voi|cho|toi|em|minh|xem|lai|di|nhe|nha|a|da|hoi|noi|thi|do|ay|cua|truoc|o|tren|muon|please)\b/g;

/** “Quay lại”, “việc lúc nãy”: the topic before, or a question about it (“lệ phí của việc lúc nãy”). */
export const answerBack: Step = (turn) => {
  const said = fold(turn.question.text);
  if (said.search(earlier) < 0) return undefined;
  const rest = said.replace(earlier, ' ').replace(filler, ' ');
  if (!/[\p{L}\p{N}]/u.test(rest)) return backToPrevious(turn);
  return aboutEarlier(turn, said) ?? backToNamed(turn);
};

const goBack =
  /^(?:(?:cho|tôi|toi|em|mình|minh|muốn|muon|thôi|thoi|giờ|gio|xin|hãy|hay|go) )*(?:quay lại|quay lai|trở lại|tro lai|back to)(?: (?:với|voi|về|ve|xem|việc|viec|cái|cai|chuyện|chuyen|phần|phan|mục|muc|bài|bai|câu|cau|vụ|vu))*(?= )/u;
const lastWords =
  /(?: (?:đi|di|nhé|nhe|nha|bạn|ban|ạ|a|lúc nãy|luc nay|hồi nãy|hoi nay|ban nãy|ban nay|please))+$/u;
// Longer ones tell of somebody who comes back, as “quay lại Việt Nam sinh sống …”.
const mostWordsBack = 8;
const nationality = /tro lai quoc tich/;

/** “Quay lại khai sinh”: the topic it names, which need not be the one before. */
function backToNamed(turn: Turn): Draft | undefined {
  const text = turn.question.text.normalize('NFC').trim().toLowerCase();
  const words = text.split(/\s+/u).length;
  if (!goBack.test(text) || words > mostWordsBack || nationality.test(fold(text))) return undefined;
  const named = turn.decideAbout(text.replace(goBack, '').replace(lastWords, '').trim(), {});
  switch (named.kind) {
    case 'topic':
      return openNamed(turn, named);
    case 'clarify':
      return clarify(turn, named.alternatives.slice(0, 3), turn.say('clarify.ask'));
    case 'intent':
      return named.intent === 'menu' ? groupMenu(turn, 'smalltalk.help') : undefined;
    case 'none':
      return undefined;
  }
}

function openNamed(
  turn: Turn,
  { topic, facet, explanation, confidence }: Extract<Decision, { kind: 'topic' }>,
): Draft | undefined {
  const { previousTopic, previousFacet = facet } = turn.question.context;
  const whole = turn.decision;
  if (whole.kind === 'topic' && whole.confidence > confidence) return undefined;
  const wasRead = topic === previousTopic && explanation.understood.facet === undefined;
  return answerFacet(turn, topic, wasRead ? previousFacet : facet);
}

/** The topic before the present one, at the facet that was read of it. */
export function backToPrevious(turn: Turn): Draft {
  const { previousTopic, previousFacet = 'overview' } = turn.question.context;
  const draft =
    previousTopic === undefined ? undefined : answerFacet(turn, previousTopic, previousFacet);
  return draft ?? withWaysOut(turn, { status: 'smalltalk', text: turn.say('control.nothingBack') });
}

// Only a message without a subject of its own asks about the earlier one.
function aboutEarlier(turn: Turn, said: string): Draft | undefined {
  const { context } = turn.question;
  const topic = context.previousTopic ?? context.topic;
  if (topic === undefined) return undefined;
  const decision = turn.decideAbout(said.replace(earlier, ' '), { ...context, topic });
  const leans = decision.kind === 'topic' && decision.explanation.understood.bare;
  return leans ? answerFacet(turn, decision.topic, decision.facet) : undefined;
}
