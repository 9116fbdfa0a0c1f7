import { fold } from '../text';
import { withWaysOut } from './requests';
import { answerFacet } from './topic-answer';
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
  return /[\p{L}\p{N}]/u.test(rest) ? aboutEarlier(turn, said) : backToPrevious(turn);
};

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
