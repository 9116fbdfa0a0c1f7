import type { KnowledgeSnapshot } from '../knowledge';
import { fieldNames } from './words';

/** What ids of the program are called in a report. */
export interface Names {
  readonly topic: (id: string) => string;
  readonly field: (id: string) => string;
  readonly agency: (id: string) => string;
}

/** Names as the knowledge files give them; an id that is not there any more stands for itself. */
export function namesFrom(snapshot: Pick<KnowledgeSnapshot, 'articles' | 'groups'>): Names {
  const groups = new Map(snapshot.groups.map(({ id, names }) => [id, names.vi]));
  return {
    topic: (id) => snapshot.articles.get(id)?.title ?? id,
    field: (id) => fieldNames[id] ?? groups.get(id) ?? id,
    agency: (id) => id,
  };
}
