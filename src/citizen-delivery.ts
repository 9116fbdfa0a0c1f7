import type { Zalo } from './channels/zalo';
import type { Store } from './store';
import { maskPersonalData } from './text';
import type { CitizenDelivery, CitizenMessage } from './tickets';

export interface CitizenDeliveryDeps {
  readonly store: Pick<Store, 'activities' | 'conversations' | 'transcripts'>;
  /** Absent while it is not set up. */
  readonly zalo: () => Pick<Zalo, 'adapter'> | undefined;
}

/** Puts the words of notices into the conversation a citizen wrote in, once for each key. */
export function createCitizenDelivery({ store, zalo }: CitizenDeliveryDeps): CitizenDelivery {
  return {
    deliver: async (message) => {
      const conversation = await store.conversations.get(message.conversationId);
      if (conversation === undefined) return 'gone';
      if (conversation.channel === 'zalo') return tellOnZalo(zalo(), message);
      return tellOnWeb(store, message);
    },
  };
}

/** Zalo's own windows apply when the message leaves its outbox. */
async function tellOnZalo(
  zalo: Pick<Zalo, 'adapter'> | undefined,
  message: CitizenMessage,
): Promise<'delivered' | 'gone'> {
  if (zalo === undefined) throw new Error('Zalo is not set up');
  const reference = { conversation: { id: message.conversationId } } as never;
  const known = await zalo.adapter.continueOnce(reference, message.key, async (context) => {
    await context.sendActivity(toActivity(message));
  });
  return known ? 'delivered' : 'gone';
}

async function tellOnWeb(
  { activities, transcripts }: Pick<Store, 'activities' | 'transcripts'>,
  message: CitizenMessage,
): Promise<'delivered' | 'gone'> {
  const { conversationId, key, text } = message;
  const activity = {
    ...toActivity(message),
    channelId: 'directline',
    conversation: { id: conversationId },
    from: { id: 'bot', name: '', role: 'bot' },
  };
  const appended = await activities.append(conversationId, { key, activity });
  if (appended.kind === 'unknown_conversation') return 'gone';
  if (appended.kind === 'appended') {
    await transcripts.add({ conversationId, role: 'bot', text: maskPersonalData(text) });
  }
  return 'delivered';
}

function toActivity({ text, lang, suggestions }: CitizenMessage) {
  return {
    type: 'message',
    text,
    textFormat: 'markdown',
    locale: lang,
    suggestedActions: {
      to: [],
      actions: suggestions.map((value) => ({ type: 'imBack', title: value, value })),
    },
  };
}
