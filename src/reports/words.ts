import type { Outcome } from './answer-figures';

// What officials read for the keys of the program; a key that is not here is shown as it is.

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  answered: 'Đã trả lời',
  clarified: 'Hỏi lại cho rõ',
  handed_over: 'Chuyển cho người phụ trách',
  smalltalk: 'Chào hỏi, trò chuyện',
  unanswered: 'Chưa trả lời được',
  refused: 'Từ chối (quá dài, để trống, lời lẽ xúc phạm)',
  failed: 'Lỗi hệ thống',
};

export const reasonNames: Readonly<Record<string, string>> = {
  wrong: 'Nội dung sai',
  outdated: 'Nội dung cũ',
  unclear: 'Khó hiểu',
  'off-topic': 'Không đúng câu hỏi',
  incomplete: 'Còn thiếu',
};

export const kindNames: Readonly<Record<string, string>> = {
  petition: 'Kiến nghị',
  complaint: 'Phản ánh',
  suggestion: 'Góp ý',
  question: 'Câu hỏi cần người trả lời',
  report: 'Ý kiến do cộng tác viên ghi nhận',
};

export const ageNames: Readonly<Record<string, string>> = {
  'under-30': 'Dưới 30 tuổi',
  '30-44': '30–44 tuổi',
  '45-59': '45–59 tuổi',
  '60-plus': 'Từ 60 tuổi',
  '': 'Không cho biết',
};

export const helperNames: Readonly<Record<string, string>> = {
  '0': 'Tự làm',
  '1': 'Có người giúp',
  '': 'Không cho biết',
};

export const languageNames: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'Tiếng Anh',
  km: 'Tiếng Khmer',
};

/** The word for a key, or the key itself. */
export function wordFor(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
