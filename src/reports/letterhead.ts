import type { KnowledgeSnapshot, Locality } from '../knowledge';
import { dayParts } from './numbers';
import type { Letterhead } from './report';

/** What the clerk may state otherwise. */
export type LetterheadChoice = Partial<
  Pick<Letterhead, 'superior' | 'agency' | 'sign' | 'place' | 'position'>
>;

/** A letterhead from the locality's profile; grounds come from the registry of legal documents. */
export function letterheadFor(
  locality: Locality,
  { legal }: Pick<KnowledgeSnapshot, 'legal'>,
  choice: LetterheadChoice = {},
): Letterhead {
  const province = locality.values['tinh'] ?? locality.name;
  const council = `Ủy ban nhân dân ${province}`;
  return {
    superior: council,
    agency: 'Trung tâm Phục vụ hành chính công',
    place: locality.name,
    position: 'Giám đốc',
    ...choice,
    grounds: [
      ...groundOf(legal, 'qd-1588-2024-ttg', { dated: true }),
      ...groundOf(legal, 'nd-118-2025', { dated: false }),
      // Its number is the province's own; the clerk knows it.
      `Kế hoạch số ……/KH-UBND ngày ……/……/…… của ${council} thực hiện Đề án nêu trên`,
    ],
    recipients: [`${council} (để báo cáo)`, 'Các cơ quan có liên quan (để phối hợp)', 'Lưu: VT'],
  };
}

// Decisions take effect on the day they are signed; of decrees the registry knows no such day.
function groundOf(
  legal: KnowledgeSnapshot['legal'],
  id: string,
  { dated }: { readonly dated: boolean },
): readonly string[] {
  const document = legal.get(id);
  if (document === undefined) return [];
  const { number, name, issuer, effectiveFrom } = document;
  const kind = number.includes('QĐ') ? 'Quyết định' : 'Nghị định';
  const day = dated && effectiveFrom !== undefined ? ` ngày ${writeLegalDay(effectiveFrom)}` : '';
  return [`${kind} số ${number}${day} của ${issuer} (${name})`];
}

function writeLegalDay(day: string): string {
  const { day: date, month, year } = dayParts(new Date(`${day}T00:00:00+07:00`));
  return `${date} tháng ${month} năm ${year}`;
}
