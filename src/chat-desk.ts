import { LocalAdapter, TranscriptMiddleware } from './bot';
import type { GuidanceBot } from './bot';
import type { IdGenerator } from './core';
import type { Translator } from './i18n';
import type { ChatDesk, ChatReply } from './portal';
import type { Store } from './store';

export interface ChatDeskDeps {
  readonly store: Store;
  readonly bot: GuidanceBot;
  readonly translate: Translator;
  readonly ids: IdGenerator;
  readonly secret: string;
}

/** Joins the page without JavaScript to the bot: a turn in this process for every form posted. */
export function createChatDesk({ store, bot, translate, ids, secret }: ChatDeskDeps): ChatDesk {
  const adapter = new LocalAdapter();
  adapter.use(new TranscriptMiddleware(store.transcripts));
  adapter.onTurnError = async (context, error) => {
    await context.sendActivity(translate('vi', 'error.internal', { hotline: 'dichvucong.gov.vn' }));
    throw error;
  };
  const say = async (conversationId: string, text: string): Promise<readonly ChatReply[]> => {
    await store.conversations.create({
      id: conversationId,
      channel: 'form',
      userId: `form_${conversationId}`,
    });
    const message = { conversationId, text, id: ids.uuid() };
    const replies = await adapter.say(message, (context) => bot.run(context));
    await store.conversations.touch(conversationId);
    return replies.filter(({ type }) => type === 'message').map(toReply);
  };
  return {
    ids,
    secret,
    say: (id, text) => store.conversations.withTurn(id, () => say(id, text)),
    history: async (id) => {
      const lines = await store.transcripts.list(id);
      return lines.map(({ role, text }) => ({ mine: role === 'citizen', text }));
    },
  };
}

type Reply = Awaited<ReturnType<LocalAdapter['say']>>[number];

function toReply({ text = '', suggestedActions }: Reply): ChatReply {
  const actions = suggestedActions?.actions ?? [];
  return {
    text,
    choices: actions.map(({ title, value }) => ({
      label: title,
      send: typeof value === 'string' ? value : title,
    })),
  };
}
