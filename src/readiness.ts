import type { Zalo } from './channels/zalo';
import { errorMessage } from './core';
import type { KnowledgeLibrary } from './knowledge';
import type { Readiness } from './server';
import type { Store } from './store';

/** What `/readyz` tells: whether answers are possible, and what is not served or needs people. */
export async function readiness(
  store: Store,
  library: KnowledgeLibrary,
  zalo: Zalo | undefined,
): Promise<Readiness> {
  const { version, articles, problems } = library.current();
  const database = await store.ping().then(
    () => 'ok',
    () => 'does not answer',
  );
  const errors = problems.filter((problem) => problem.severity === 'error');
  return {
    ready: database === 'ok' && articles.size > 0,
    details: {
      database,
      knowledge: { version, articles: articles.size, problems: errors.length },
      ...(zalo === undefined ? {} : { zalo: await zalo.status().catch(errorMessage) }),
      ...(errors.length === 0
        ? {}
        : {
            notServed: errors
              .slice(0, 20)
              .map(({ file, line, message }) => `${file}:${line} ${message}`),
          }),
    },
  };
}
