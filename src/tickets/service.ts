import { errorMessage } from '../core';
import type { Clock, IdGenerator, Logger } from '../core';
import type { Translator } from '../i18n';
import type { Handling } from '../knowledge';
import type { Store } from '../store';
import { TicketClock } from './clock';
import { NoticeCourier } from './courier';
import type { CitizenDelivery } from './courier';
import { TicketDesk } from './desk';
import { createMailer } from './mailer';
import type { MailSettings, Mailer } from './mailer';
import { PublicationDesk } from './publication';
import { createContactSealer } from './seal';
import { Supervision } from './supervision';

export interface TicketServiceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly translate: Translator;
  readonly handling: () => Handling | undefined;
  /** Encrypts contacts; the same for every process of a database. */
  readonly dataKey: string;
  readonly delivery: CitizenDelivery;
  readonly mail?: MailSettings;
  readonly addresses?: Readonly<Record<string, string>>;
  /** How often the clock is looked at, in milliseconds; by default every half minute. */
  readonly everyMs?: number;
}

/** All about tickets, for the program, its pages and its command line. */
export interface TicketService {
  readonly desk: TicketDesk;
  readonly clock: TicketClock;
  readonly courier: NoticeCourier;
  readonly supervision: Supervision;
  readonly publications: PublicationDesk;
  /** One look at the clock (by one process at a time) and one round of the courier. */
  run(): Promise<void>;
  /** Runs now and from time to time. */
  start(): void;
  close(): Promise<void>;
}

const leaseName = 'ticket-clock';
const defaultEveryMs = 30_000;

/** Builds everything about tickets; nothing runs before `start`. */
export function createTicketService(deps: TicketServiceDeps): TicketService {
  const sealer = createContactSealer(deps.dataKey);
  const desk = new TicketDesk({ ...deps, sealer });
  const clock = new TicketClock({ ...deps, desk });
  const mailer = deps.mail === undefined ? undefined : createMailer(deps.mail);
  const courier = createCourier(deps, desk, mailer);
  const holder = deps.ids.uuid();
  const everyMs = deps.everyMs ?? defaultEveryMs;
  const run = async (): Promise<void> => {
    // Ticking twice would be harmless; the lease saves the work.
    const mine = await deps.store.leases.take(leaseName, holder, 4 * everyMs);
    if (mine) await clock.tick();
    await courier.sendDue();
  };
  const timer = new Rounds(run, everyMs, deps.logger);
  return {
    desk,
    clock,
    courier,
    supervision: new Supervision({ ...deps, desk }),
    publications: new PublicationDesk(deps.store, desk),
    run,
    start: () => {
      timer.start();
    },
    close: async () => {
      await timer.close();
      mailer?.close();
      await deps.store.leases.release(leaseName, holder);
    },
  };
}

function createCourier(
  deps: TicketServiceDeps,
  desk: TicketDesk,
  mailer: Mailer | undefined,
): NoticeCourier {
  return new NoticeCourier({
    ...deps,
    desk,
    addresses: deps.addresses ?? {},
    ...(mailer !== undefined && { mailer }),
  });
}

/** Runs one round after another, never two at once. */
class Rounds {
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly round: () => Promise<void>,
    private readonly everyMs: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = this.round().catch((error: unknown) => {
      this.logger.error({ error: errorMessage(error) }, 'the ticket clock stopped; tried again');
    });
    void this.running.then(() => {
      if (this.closed) return;
      this.timer = setTimeout(() => {
        this.start();
      }, this.everyMs);
      this.timer.unref();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
