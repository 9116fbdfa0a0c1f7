import { Counter, Gauge, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Zalo, ZaloObserver } from './channels/zalo';

/** Counts what the Zalo channel does in the registry of `/metrics`; never words or persons. */
export function createZaloObserver(registry: Registry): ZaloObserver {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'tro_ly_zalo_deliveries_total',
    help: 'Deliveries of Zalo, by what was done with them',
    labelNames: ['outcome', 'event'],
    registers,
  });
  const duration = new Histogram({
    name: 'tro_ly_zalo_delivery_seconds',
    help: 'Time until a delivery was answered; Zalo allows 2 seconds',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers,
  });
  const sends = new Counter({
    name: 'tro_ly_zalo_sends_total',
    help: 'Messages to Zalo, by outcome and code of the reason',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const turns = new Counter({
    name: 'tro_ly_zalo_turns_total',
    help: 'Events dealt with, by how that ended and kind',
    labelNames: ['end', 'kind'],
    registers,
  });
  const refreshes = new Counter({
    name: 'tro_ly_zalo_token_refreshes_total',
    help: 'Refreshes of access tokens, by result',
    labelNames: ['result', 'account'],
    registers,
  });
  return {
    delivery: (outcome, event, ms) => {
      // Names Zalo invents later would make a label for each; only known ones are told apart.
      deliveries.inc({ outcome, event: outcome === 'ignored' ? 'other' : event });
      duration.observe(ms / 1000);
    },
    sending: (outcome, reason) => {
      sends.inc({ outcome, reason });
    },
    turn: (end, kind) => {
      turns.inc({ end, kind });
    },
    tokens: (result, account) => {
      refreshes.inc({ result, account });
    },
  };
}

/** Shows queues and tokens in `/metrics`, read when they are asked for. */
export function showZaloStatus(registry: Registry, zalo: Pick<Zalo, 'status'>): void {
  const registers = [registry];
  const tokenDays = new Gauge({
    name: 'tro_ly_zalo_refresh_token_days',
    help: 'Days until the refresh token of an OA dies; 0 means that people must act now',
    labelNames: ['account', 'state'],
    registers,
  });
  new Gauge({
    name: 'tro_ly_zalo_waiting',
    help: 'Events and messages that wait, failed or are dead letters',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      const { accounts, inbox, outbox } = await zalo.status();
      this.set({ queue: 'inbox', state: 'pending' }, inbox.pending);
      this.set({ queue: 'inbox', state: 'failed' }, inbox.failed);
      this.set({ queue: 'outbox', state: 'open' }, outbox.open);
      this.set({ queue: 'outbox', state: 'dead' }, outbox.dead);
      tokenDays.reset();
      for (const { account, state, daysLeft } of accounts)
        tokenDays.set({ account, state }, daysLeft);
    },
  });
}
