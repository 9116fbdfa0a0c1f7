import type { Activity } from 'botbuilder';
import type { Clock } from '../../core';
import type { Accounts } from './accounts';
import { newTurn } from './adapter';
import type { TurnLogic, ZaloAdapter } from './adapter';
import { conversationIdOf } from './events';
import type { Correspondent } from './events';
import { zaloChannel } from './webhook';

export interface TurnsDeps {
  readonly adapter: ZaloAdapter;
  readonly accounts: Accounts;
  readonly clock: Clock;
}

/** What a turn answers. */
export interface Asked {
  /** The number under which the inbox keeps the event. */
  readonly id: number;
  readonly from: Correspondent;
  readonly activity: Partial<Activity>;
  readonly signal: AbortSignal;
}

/** Runs turns of the bot for events of Zalo. */
export class Turns {
  constructor(private readonly deps: TurnsDeps) {}

  /** Resolves to what was offered to choose from. */
  run({ id, from, activity, signal }: Asked, logic: TurnLogic): Promise<readonly string[]> {
    const whole = { ...activity, ...this.addressing(id, from) };
    return this.deps.adapter.runTurn(whole, newTurn(from, `reply:${id}`, false), logic, signal);
  }

  private addressing(id: number, from: Correspondent): Partial<Activity> {
    const account = this.deps.accounts.of(from.oaId);
    return {
      id: `zalo:${id}`,
      channelId: zaloChannel,
      serviceUrl: 'https://zalo.me',
      timestamp: this.deps.clock.now(),
      conversation: {
        id: conversationIdOf(from),
        isGroup: false,
        conversationType: 'personal',
        name: '',
      },
      from: { id: from.userId, name: '', role: 'user' },
      recipient: { id: from.oaId, name: account?.name ?? '', role: 'bot' },
      channelData: { zalo: { account: from.oaId, locality: account?.locality ?? '' } },
    };
  }
}
