import type { KnowledgeSnapshot } from '../knowledge';

/** Where satisfaction is counted: the plans set other targets for land, construction, investment. */
const otherField = 'khac';

// Groups of the handbook are fields of work, but for these topics.
const ofTopic: Readonly<Record<string, string>> = {
  'giay-phep-xay-dung': 'xay-dung',
  'thanh-lap-doanh-nghiep': 'dau-tu',
};

/** The field of work a topic belongs to, e.g. `dat-dai`; `khac` when it is none's. */
export function fieldOfTopic(
  topic: string | undefined,
  { articles }: Pick<KnowledgeSnapshot, 'articles'>,
): string {
  if (topic === undefined) return otherField;
  return ofTopic[topic] ?? articles.get(topic)?.group ?? otherField;
}

/** The share of satisfied citizens the plans ask for in a field: 0.85 in three of them, else 0.9. */
export function satisfactionTarget(field: string): number {
  return ['dat-dai', 'xay-dung', 'dau-tu'].includes(field) ? 0.85 : 0.9;
}
