import type { Brain } from '../answers';
import type { Clock } from '../core';
import { ChangeNews, Ratings, Survey, fieldOfTopic } from '../feedback';
import type { Store } from '../store';
import { citizenTicket } from '../tickets';
import type { Ticket, TicketDesk } from '../tickets';
import type { KeptDays, Voices } from './deps';

export interface CreateVoicesDeps {
  readonly store: Store;
  readonly tickets: TicketDesk;
  /** The brain in service, speaking for its locality. */
  readonly brain: () => Pick<Brain, 'snapshot' | 'locality'>;
  readonly clock: Clock;
  readonly keptDays: KeptDays;
}

/** Joins ratings, surveys and tickets for the dialogs of one locality. */
export function createVoices({ store, tickets, brain, clock, keptDays }: CreateVoicesDeps): Voices {
  const snapshot = (): Brain['snapshot'] => brain().snapshot;
  const viewed = (ticket: Ticket, conversationId: string, lang: 'vi' | 'en' | 'km') =>
    citizenTicket(store, tickets.handling(), ticket, { conversationId, lang, now: clock.now() });
  return {
    ratings: new Ratings(store),
    survey: new Survey(store.surveys, clock),
    news: new ChangeNews({ changeWishes: store.changeWishes, snapshot }),
    tickets,
    lookUp: async (code, conversationId, lang) => {
      const ticket = await store.tickets.byCode(code);
      return ticket && viewed(ticket, conversationId, lang);
    },
    ticketsOf: async (conversationId, lang) => {
      const own = await store.tickets.ofConversation(conversationId);
      return Promise.all(own.map((ticket) => viewed(ticket, conversationId, lang)));
    },
    holdings: store.holdings,
    keptDays,
    fieldOf: (topic) => fieldOfTopic(topic, snapshot()),
    locality: () => brain().locality,
  };
}
