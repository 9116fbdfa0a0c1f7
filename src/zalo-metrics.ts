import type { Registry } from 'prom-client';
import type { Zalo, ZaloObserver } from './channels/zalo';
import { createMeters } from './meters';

/** Counts what the Zalo channel does in the registry of `/metrics`; never words or persons. */
export function createZaloObserver(registry: Registry): ZaloObserver {
  const { count, time } = createMeters(registry);
  const deliveries = count(
    'tro_ly_zalo_deliveries_total',
    'Deliveries of Zalo, by what was done with them',
    ['outcome', 'event'],
  );
  const duration = time(
    'tro_ly_zalo_delivery_seconds',
    'Time until a delivery was answered; Zalo allows 2 seconds',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
  );
  const sends = count(
    'tro_ly_zalo_sends_total',
    'Messages to Zalo, by outcome and code of the reason',
    ['outcome', 'reason'],
  );
  const turns = count('tro_ly_zalo_turns_total', 'Events dealt with, by how that ended and kind', [
    'end',
    'kind',
  ]);
  const refreshes = count(
    'tro_ly_zalo_token_refreshes_total',
    'Refreshes of access tokens, by result',
    ['result', 'account'],
  );
  return {
    delivery: (outcome, event, ms) => {
      // Names Zalo invents later would make a label for each; only known ones are told apart.
      deliveries({ outcome, event: outcome === 'ignored' ? 'other' : event });
      duration(ms);
    },
    sending: (outcome, reason) => {
      sends({ outcome, reason });
    },
    turn: (end, kind) => {
      turns({ end, kind });
    },
    tokens: (result, account) => {
      refreshes({ result, account });
    },
  };
}

/** Shows queues and tokens in `/metrics`, read when they are asked for. */
export function showZaloStatus(registry: Registry, zalo: Pick<Zalo, 'status'>): void {
  const { gauge } = createMeters(registry);
  const tokenDays = gauge(
    'tro_ly_zalo_refresh_token_days',
    'Days until the refresh token of an OA dies; 0 means that people must act now',
    ['account', 'state'],
  );
  const waiting = gauge(
    'tro_ly_zalo_waiting',
    'Events and messages that wait, failed or are dead letters',
    ['queue', 'state'],
    async () => {
      const { accounts, inbox, outbox } = await zalo.status();
      waiting.set({ queue: 'inbox', state: 'pending' }, inbox.pending);
      waiting.set({ queue: 'inbox', state: 'failed' }, inbox.failed);
      waiting.set({ queue: 'outbox', state: 'open' }, outbox.open);
      waiting.set({ queue: 'outbox', state: 'dead' }, outbox.dead);
      tokenDays.reset();
      for (const { account, state, daysLeft } of accounts) {
        tokenDays.set({ account, state }, daysLeft);
      }
    },
  );
}
