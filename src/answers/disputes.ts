import { fold } from '../text';
import { handOver } from './hand-over';
import type { Step } from './turn';

// Folded patterns: people at odds write without marks as often as with them.
const disputes: readonly RegExp[] = [
  /\btranh chap\b/,
  /\b(chia|phan chia|doi chia|huong) (het |lai )?(thua ke|di san|tai san|gia tai)\b/,
  /\b(chia|doi|gianh|chiem) (dat|nha) (cua |cho |voi )?(bo|ba|me|ma|ong|anh|chi|em|con|cac con)\b/,
  /\bgianh (quyen )?(nuoi con|con|dat|nha|tai san)\b/,
  /\b(muon|xin|don|doi|thuan tinh|don phuong|thu tuc|nop don|giai quyet) ly (hon|di)\b/,
  /\b(tien )?cap duong\b/,
  /\bhang xom\b.*\b(lan|xay|do|nut|chiem|on|chui|khong cho|cay|ngap|am thanh|karaoke)\b/,
  /\b(lan|bi lan|lan chiem|chiem) (dat|ranh|ranh gioi|loi di|ngo)\b/,
  /\b(doi no|xiet no|siet no|giat no|quyt no|bung tien|xu tien)\b/,
  /\b(vay|muon|no|thieu) (tien |no )?.*\b(khong|chua|ko) (chiu )?tra\b/,
  /\b(sa thai|duoi viec|ep (toi |em )?nghi viec|cho (toi|em|minh) nghi viec|buoc thoi viec)\b/,
  /\b(no luong|quyt luong|giam luong|giu luong|khong tra luong|cham luong|khong tra cong)\b/,
  /\b(khoi kien|kien ra toa|ra toa|dua ra toa|kien (ho|no|cong ty|hang xom|chong|vo|anh|chi|em))\b/,
  /\bkhong (chiu )?tra (lai )?(tien )?coc\b/,
  /\bkhong chiu (sang ten|ra cong chung|giao nha|giao dat|tra nha|tra dat|chia|cap duong)\b/,
  /\b(ngoai tinh|boc me|quyt tien|lat long|pha vo hop dong)\b/,
];

// Papers after a dispute, and what an article explains, are not the dispute.
const papers =
  /\b(sang ten|so do|so hong|cap so|nhap khau|chung thuc|sao y|ban xe|mua xe|giay (chung nhan|xac nhan)|xac nhan tinh trang|doc than|khai sinh|khai tu|trich luc|ho khau|thuong tru|tam tru|tach ho|ho chieu|can cuoc|vneid|le phi|thue|tro cap|that nghiep|bao hiem|chot so|bhxh|phat bao nhieu|bi phat|nguoi phu thuoc|da ly hon|sau ly hon|ly hon roi|cong chung|khong (co )?tranh chap)\b/;
const stillDispute =
  /\bkhong chiu (chia|tra|cap duong|giao)\b|\bgianh\b|\bdoi chia\b|\b(khoi kien|kien ra toa|ra toa)\b/;

/**
 * A quarrel between private people needs someone who reads its papers and hears both sides: the
 * citizen is led to conciliation, legal aid or a lawyer instead of an article.
 */
export const answerDispute: Step = (turn) =>
  isDispute(turn.question.text) ? handOver(turn, 'dispute') : undefined;

/** True for a message about a private dispute rather than about papers. */
export function isDispute(text: string): boolean {
  const said = fold(text);
  if (!disputes.some((pattern) => pattern.test(said))) return false;
  return !papers.test(said) || stillDispute.test(said);
}
