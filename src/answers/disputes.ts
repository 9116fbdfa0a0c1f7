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
  /\b(sa thai|duoi viec|ep (toi |em )?nghi viec|buoc thoi viec)\b/,
  /\b(no luong|quyt luong|giam luong|giu luong|khong tra luong|cham luong|khong tra cong)\b/,
  /\b(khoi kien|kien ra toa|ra toa|dua ra toa|kien (ho|no|cong ty|hang xom|chong|vo|anh|chi|em))\b/,
  /\bkhong (chiu )?tra (lai )?(tien )?coc\b/,
  /\bkhong chiu (sang ten|ra cong chung|giao nha|giao dat|tra nha|tra dat|chia|cap duong)\b/,
  /\b(boc me|quyt tien|lat long|pha vo hop dong)\b/,
];

// Papers after a dispute, and what an article explains, are not the dispute.
const papers =
  /\b(sang ten|so do|so hong|cap so|nhap khau|chung thuc|sao y|lam giay|thong tin ca nhan|ban xe|mua xe|giay (chung nhan|xac nhan)|xac nhan tinh trang|doc than|khai sinh|khai tu|trich luc|ho khau|thuong tru|tam tru|tach ho|ho chieu|can cuoc|vneid|le phi|thue|tro cap|that nghiep|bao hiem|chot so|bhxh|phat bao nhieu|bi phat|nguoi phu thuoc|da ly hon|sau ly hon|ly hon roi|cong chung|(khong|ko|k|hok|chua)( he| co| bi| xay ra)* tranh chap)\b/;
const stillDispute =
  /\bkhong chiu (chia|tra|cap duong|giao)\b|\bgianh\b|\bdoi chia\b|\b(khoi kien|kien ra toa)\b/;

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

const official =
  /\b(can bo|cong chuc|cong an (xa|phuong)?|nhan vien|nguoi tiep (nhan|dan)|bo phan mot cua|mot cua|uy ban|ubnd|chu tich)\b/;
const manners =
  /\b(hach sach|hach dich|quat|quat mang|mang (toi|em|minh|me|ba)|chui|gay kho|gay phien|lam kho|hanh (toi|em|dan)|nhung nhieu|voi vinh|voi tien|doi tien|doi phong bi|doi hoi lo|an hoi lo|coi thuong|thai do (khong|rat|te|loi|xau|boi)|vo trach nhiem|khong chiu (nhan|giai quyet|tiep|lam)|khong nhan ho so|tu choi (nhan|tiep nhan|giai quyet)|duoi (toi|em|ve)|bat (toi|em|dan|minh) (di|ve|lam) (di )?(lai|ve))\b/;
const lateFile =
  /\b(ho so|giay to|so do|the|ket qua)\b.*\b(bi ngam|ngam (may|ca|hon|ho so)|qua (ngay )?hen|tre hen|hen mai|hen lan hen lua|hen het lan)\b|\b(toi|em|minh|nha toi)\b.*\b(nop|gui|lam)\b.*\b(tuan|thang|nam|lau) (roi|nay)\b.*\b(chua|khong) (co|thay|ai|duoc|tra|nhan)\b/;

const asks =
  /\?|\b(lam sao|the nao|nhu nao|o dau|cho nao|so nao|so may|khong a|duoc khong|hong|ra sao|sao a)\b/;

/** True for a grievance about an official or a late file of one's own; whoever asks how to petition reads the article. */
export function isGrievance(text: string): boolean {
  const said = fold(text);
  if (asks.test(said)) return false;
  return (official.test(said) && manners.test(said)) || lateFile.test(said);
}
