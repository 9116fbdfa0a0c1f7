import { fold } from '../text';
import { openDialog, withWaysOut } from './requests';
import { hasDossier, hasGuide } from './suggestions';
import { answerFacet } from './topic-answer';
import type { Draft, Step, Turn } from './turn';

const guideWords =
  /\b(huong dan|chi|dat|dan dat|giup|lam|di)\b.*\btung buoc( mot)?\b(?!.*\b(the nao|ra sao|nhu nao|gom gi)\b)|^tung buoc( mot)?$|\bstep by step\b|^guide me\b/;
const dossierWords =
  /\b(lap|soan|cho|xem|lam) .{0,12}(danh sach|bo|tui) (giay to|ho so)\b|\b(giay to|ho so) (theo|cho|dung) truong hop (cua )?(toi|em|minh|nha)\b|^(tui ho so|danh sach giay to)\b|\b(checklist|my own case|my list)\b/;

const wishWords =
  /\b(huong dan|chi|dat|dan dat|giup|lam|di|tung|buoc|mot|lap|soan|cho|xem|danh sach|bo|tui|giay to|ho so|theo|dung|truong hop|cua|toi|em|minh|nha|voi|nhe|a|can|muon|hay|step by|guide me|my|list|checklist)\b/g;

/** “Hướng dẫn từng bước …”, “lập danh sách giấy tờ …”: opens the guide or dossier of the topic meant. */
export const answerWalk: Step = (turn) => {
  const said = fold(turn.question.text);
  if (guideWords.test(said)) return openWalk(turn, 'guide');
  if (dossierWords.test(said)) return openWalk(turn, 'dossier');
  return undefined;
};

function openWalk(turn: Turn, kind: 'guide' | 'dossier'): Draft | undefined {
  const topic = topicMeant(turn);
  const article = topic === undefined ? undefined : turn.article(topic);
  if (article === undefined) {
    if (turn.decision.kind === 'clarify' && namesSubject(turn)) return undefined;
    return withWaysOut(turn, { status: 'clarification', text: turn.say(`walk.${kind}`) });
  }
  const possible = kind === 'guide' ? hasGuide(turn, article) : hasDossier(turn, article);
  if (possible) return openDialog(article.id, kind);
  return answerFacet(turn, article.id, kind === 'guide' ? 'steps' : 'documents');
}

// Without a subject of its own the message is about what was talked of, or about nothing yet.
function topicMeant(turn: Turn): string | undefined {
  const { decision, question } = turn;
  return decision.kind === 'topic' && namesSubject(turn) ? decision.topic : question.context.topic;
}

function namesSubject({ decision, question }: Turn): boolean {
  const rest = fold(question.text).replace(wishWords, ' ');
  return /\p{L}/u.test(rest) && !decision.explanation.understood.bare;
}
