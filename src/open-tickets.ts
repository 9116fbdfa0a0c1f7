import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { AppDeps } from './app-deps';
import type { Translator } from './i18n';
import type { KnowledgeLibrary } from './knowledge';
import type { Store } from './store';
import { createTicketService } from './tickets';
import type { CitizenDelivery, TicketService } from './tickets';

export interface TicketParts {
  readonly store: Store;
  readonly translate: Translator;
  readonly library: Pick<KnowledgeLibrary, 'current'>;
  readonly delivery: CitizenDelivery;
  readonly registry: Registry;
}

/** Everything about tickets, from the environment; nothing runs before `start`. */
export function openTickets(
  { config, clock, ids, logger }: AppDeps,
  { store, translate, library, delivery, registry }: TicketParts,
): TicketService {
  const { mail, addresses, dataKey } = config.tickets;
  const service = createTicketService({
    store,
    clock,
    ids,
    logger: logger.child({ part: 'tickets' }),
    translate,
    handling: () => library.current().handling,
    dataKey: dataKey ?? config.directLineSecret,
    delivery,
    addresses,
    ...(mail === undefined ? {} : { mail }),
  });
  showTickets(registry, service, store);
  return service;
}

/** Shows what waits in `/metrics`, counted when it is asked for. */
function showTickets(
  registry: Registry,
  { supervision }: Pick<TicketService, 'supervision'>,
  store: Pick<Store, 'notices'>,
): void {
  const registers = [registry];
  const open = new Gauge({
    name: 'tro_ly_tickets_open',
    help: 'Tickets that wait for an answer, by agency',
    labelNames: ['agency'],
    registers,
  });
  new Gauge({
    name: 'tro_ly_tickets_overdue',
    help: 'Tickets whose answer is overdue, by agency',
    labelNames: ['agency'],
    registers,
    async collect() {
      for (const { agency, ...counts } of await supervision.league()) {
        this.set({ agency }, counts.overdue);
        open.set({ agency }, counts.open);
      }
    },
  });
  new Gauge({
    name: 'tro_ly_notices',
    help: 'Notices by state',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await store.notices.counts())) {
        this.set({ state }, Number(count));
      }
    },
  });
}
