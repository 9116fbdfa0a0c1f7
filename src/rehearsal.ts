import { LocalAdapter, createConversationRunner } from './bot';
import type { ConversationRunnerDeps } from './bot';
import type { KnowledgeSnapshot } from './knowledge';

const rounds = 3;
const articlesHeard = 8;

/**
 * Has a few conversations with itself, in memory, before the first citizen comes. The first turn
 * of a fresh process takes half a second, during which no delivery of Zalo would be answered.
 */
export async function rehearse(
  deps: ConversationRunnerDeps,
  { articles }: KnowledgeSnapshot,
): Promise<void> {
  const runner = createConversationRunner(deps);
  const heard = [...articles.values()].slice(0, articlesHeard);
  const questions = heard.flatMap((article) => article.questions.slice(0, 1));
  for (let round = 0; round < rounds; round++) {
    for (const text of questions) {
      const id = deps.ids.uuid();
      const message = { conversationId: `rehearsal-${round}`, text, id, lang: 'vi' as const };
      await runner.say(new LocalAdapter(), message, () => undefined);
    }
  }
}
