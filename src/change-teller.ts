import type { AppDeps } from './app-deps';
import { errorMessage } from './core';
import { ChangeNews } from './feedback';
import type { Translator } from './i18n';
import type { KnowledgeLibrary } from './knowledge';
import type { Store } from './store';
import type { CitizenDelivery } from './tickets';

export interface ChangeTellerParts {
  readonly store: Store;
  readonly translate: Translator;
  readonly library: Pick<KnowledgeLibrary, 'current'>;
  readonly delivery: CitizenDelivery;
}

const everyMs = 10 * 60 * 1000;

/**
 * Tells those who asked for it that an article was corrected, in the conversation they asked in;
 * each wish once, also with several processes. Looks again every ten minutes until it is stopped.
 */
export class ChangeTeller {
  private timer: NodeJS.Timeout | undefined;
  private readonly news: ChangeNews;

  constructor(
    private readonly deps: Pick<AppDeps, 'logger'>,
    private readonly parts: ChangeTellerParts,
  ) {
    const { store, library } = parts;
    this.news = new ChangeNews({
      changeWishes: store.changeWishes,
      snapshot: () => library.current(),
    });
  }

  start(): void {
    this.timer = setInterval(() => {
      this.tellAll().catch((error: unknown) => {
        this.deps.logger.error({ error: errorMessage(error) }, 'corrections could not be told');
      });
    }, everyMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Resolves to how many were told. */
  async tellAll(): Promise<number> {
    let told = 0;
    for (const wish of await this.news.due()) {
      try {
        await this.tell(wish.id, wish.conversationId, wish.topic);
        told += (await this.news.told(wish)) ? 1 : 0;
      } catch (error) {
        // The others need not wait for a channel that is down; this one is tried again.
        this.deps.logger.warn({ error: errorMessage(error) }, 'a correction could not be told yet');
      }
    }
    return told;
  }

  private async tell(id: string, conversationId: string, topic: string): Promise<void> {
    const { store, translate, library, delivery } = this.parts;
    const conversation = await store.conversations.get(conversationId);
    const lang = conversation?.language ?? 'vi';
    const article = library.current().articles.get(topic);
    const title = article?.titles[lang] ?? article?.title ?? topic;
    // The key makes a second process, or a second try after a crash, say nothing twice.
    await delivery.deliver({
      conversationId,
      key: `news:${id}`,
      channel: conversation?.channel ?? '',
      lang,
      text: translate(lang, 'news.changed', { title }),
      suggestions: [title],
    });
  }
}
