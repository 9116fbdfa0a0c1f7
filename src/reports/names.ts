import { neutralHandling } from '../knowledge';
import type { KnowledgeSnapshot } from '../knowledge';
import { agencyOf } from '../tickets';

/** What ids of the program are called in a report. */
export interface Names {
  readonly topic: (id: string) => string;
  readonly field: (id: string) => string;
  readonly agency: (id: string) => string;
}

type Named = Pick<KnowledgeSnapshot, 'articles' | 'groups' | 'handling'>;

/** Names as the knowledge files give them; an id that is not there any more stands for itself. */
export function namesFrom({ articles, groups, handling = neutralHandling }: Named): Names {
  const fields = new Map([
    ...groups.map(({ id, names }) => [id, names.vi] as const),
    ...handling.fields.map(({ id, names }) => [id, names.vi] as const),
  ]);
  return {
    topic: (id) => articles.get(id)?.title ?? id,
    field: (id) => fields.get(id) ?? id,
    agency: (id) => agencyOf(handling, id)?.name ?? id,
  };
}
