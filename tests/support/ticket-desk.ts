import { FixedClock, sequentialIds, silentLogger } from '../../src/core';
import type { IdGenerator } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import { loadKnowledge } from '../../src/knowledge';
import type { Handling } from '../../src/knowledge';
import { openStore } from '../../src/store';
import type { Store } from '../../src/store';
import { createTicketService } from '../../src/tickets';
import type {
  CitizenMessage,
  Ticket,
  TicketIntake,
  TicketService,
  TicketServiceDeps,
} from '../../src/tickets';

/** Monday, 9 in the morning in Viet Nam. */
export const monday = new Date('2026-11-09T02:00:00.000Z');
export const dayMs = 24 * 60 * 60 * 1000;

let realHandling: Promise<Handling> | undefined;

/** The rules of the real knowledge folder. */
export function handlingOfFolder(): Promise<Handling> {
  realHandling ??= loadKnowledge('knowledge', { clock: new FixedClock(monday) }).then(
    ({ handling }) => {
      if (handling === undefined) throw new Error('co-quan.yaml cannot be read');
      return handling;
    },
  );
  return realHandling;
}

export function anIntake(override: Partial<TicketIntake> = {}): TicketIntake {
  return {
    key: 'intake-1',
    kind: 'petition',
    field: 'dat-dai',
    locality: 'lai-chau',
    text: 'Hồ sơ tách thửa của tôi quá hẹn hai tuần.',
    channel: 'web',
    conversationId: 'conversation-1',
    lang: 'vi',
    anonymous: false,
    ...override,
  };
}

/** Everything about tickets on one database, with a clock that stands and messages that are collected. */
export interface TicketBench {
  readonly service: TicketService;
  readonly store: Store;
  readonly clock: FixedClock;
  readonly handling: Handling;
  /** What citizens were told, each key once, as channels do. */
  readonly told: ReadonlyMap<string, CitizenMessage>;
  open(override?: Partial<TicketIntake>): Promise<Ticket>;
  /** Moves the clock to a time and lets it work there. */
  goTo(time: Date | string): Promise<void>;
  close(): Promise<void>;
}

export async function aTicketBench({
  url = 'sqlite::memory:',
  clock = new FixedClock(monday),
  ids = sequentialIds(),
  ...override
}: Partial<TicketServiceDeps> & {
  readonly url?: string;
  readonly clock?: FixedClock;
  readonly ids?: IdGenerator;
} = {}): Promise<TicketBench> {
  const handling = await handlingOfFolder();
  const store = await openStore({ url, clock, logger: silentLogger });
  const told = new Map<string, CitizenMessage>();
  const service = createTicketService({
    store,
    clock,
    ids,
    logger: silentLogger,
    translate: createTranslator(),
    handling: () => handling,
    dataKey: 'a-key-of-tests-that-is-long-enough-0001',
    delivery: {
      deliver: (message) => {
        if (!told.has(message.key)) told.set(message.key, message);
        return Promise.resolve('delivered');
      },
    },
    ...override,
  });
  let intakes = 0;
  return {
    service,
    store,
    clock,
    handling,
    told,
    open: async (change = {}) => {
      intakes += 1;
      const { ticket } = await service.desk.open(anIntake({ key: `intake-${intakes}`, ...change }));
      return ticket;
    },
    goTo: async (time) => {
      clock.advance(new Date(time).getTime() - clock.now().getTime());
      await service.run();
    },
    close: async () => {
      await service.close();
      await store.close();
    },
  };
}
