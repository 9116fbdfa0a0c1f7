import type { KnowledgeSnapshot } from '../knowledge';
import type { ChangeWish, ChangeWishStore } from '../store';

export interface ChangeNewsDeps {
  readonly changeWishes: ChangeWishStore;
  /** The knowledge in service at this moment. */
  readonly snapshot: () => Pick<KnowledgeSnapshot, 'articles'>;
}

/** Tells those who asked when an article has another text than the one they found wanting. */
export class ChangeNews {
  constructor(private readonly deps: ChangeNewsDeps) {}

  /** False when there is no such article (any more). */
  async wish(conversationId: string, topic: string): Promise<boolean> {
    const article = this.deps.snapshot().articles.get(topic);
    if (article === undefined) return false;
    const knowledgeVersion = article.hash;
    await this.deps.changeWishes.add({ conversationId, topic, knowledgeVersion });
    return true;
  }

  /** The wishes whose article was changed since; of one conversation, or of all. */
  async due(conversationId?: string): Promise<readonly ChangeWish[]> {
    const { articles } = this.deps.snapshot();
    const waiting = await this.deps.changeWishes.waiting(conversationId);
    return waiting.filter(({ topic, knowledgeVersion }) => {
      const article = articles.get(topic);
      return article !== undefined && article.hash !== knowledgeVersion;
    });
  }

  /** Marks a wish as fulfilled; false when another process was faster. */
  told(wish: ChangeWish): Promise<boolean> {
    return this.deps.changeWishes.markTold(wish.id);
  }
}
