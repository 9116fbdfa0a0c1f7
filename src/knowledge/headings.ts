import type { Language } from '../core';
import type { Facet } from './model';

/** The fixed `##` headings of an article file, per language; also how a facet is called in answers. */
export const headings: Readonly<Record<Language, Readonly<Record<Facet, string>>>> = {
  vi: {
    overview: 'Tóm tắt',
    who: 'Ai cần làm',
    documents: 'Hồ sơ',
    steps: 'Các bước',
    fee: 'Lệ phí',
    time: 'Thời hạn',
    where: 'Nơi nộp',
    result: 'Kết quả',
    exceptions: 'Lưu ý',
    legal: 'Căn cứ',
    trouble: 'Lỗi thường gặp',
    link: 'Đường dẫn',
  },
  en: {
    overview: 'In short',
    who: 'Who needs this',
    documents: 'Documents',
    steps: 'Steps',
    fee: 'Fee',
    time: 'Processing time',
    where: 'Where',
    result: 'Result',
    exceptions: 'Please note',
    legal: 'Legal basis',
    trouble: 'Common errors',
    link: 'Link',
  },
  km: {
    overview: 'សេចក្តីសង្ខេប',
    who: 'អ្នកណាត្រូវធ្វើ',
    documents: 'ឯកសារ',
    steps: 'ជំហាន',
    fee: 'ថ្លៃសេវា',
    time: 'រយៈពេល',
    where: 'កន្លែងដាក់ពាក្យ',
    result: 'លទ្ធផល',
    exceptions: 'ចំណាំ',
    legal: 'មូលដ្ឋានច្បាប់',
    trouble: 'បញ្ហាដែលជួបញឹកញាប់',
    link: 'តំណភ្ជាប់',
  },
};

/** The facet whose heading this is, or undefined. */
export function facetOfHeading(heading: string, lang: Language): Facet | undefined {
  const wanted = heading.trim().toLowerCase();
  const entries = Object.entries(headings[lang]) as [Facet, string][];
  return entries.find(([, name]) => name.toLowerCase() === wanted)?.[0];
}
