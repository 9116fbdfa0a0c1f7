import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import { UserError, errorMessage } from '../../core';
import type { Clock, IdGenerator, Logger } from '../../core';
import type { ActivityLog, ConversationStore } from '../../store';
import type { BotAccount } from './activities';
import { ConversationService } from './conversation-service';
import type { TakeFile } from './conversation-service';
import { DirectLineAdapter } from './direct-line-adapter';
import type { TurnLogic } from './direct-line-adapter';
import { defaultLimits } from './limits';
import type { DirectLineLimits } from './limits';
import { Origins } from './origins';
import { createRouter } from './router';
import { StreamServer } from './stream-server';
import { Tokens } from './tokens';
import { TurnRunner } from './turn-runner';

export interface DirectLineDeps {
  readonly store: { readonly activities: ActivityLog; readonly conversations: ConversationStore };
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  /** DIRECTLINE_SECRET, at least 16 characters. */
  readonly secret: string;
  /** Origins of pages that may embed the chat, or `*`. */
  readonly allowedOrigins: readonly string[];
  /** Where clients reach this server, such as `https://tro-ly.example.vn`. */
  readonly publicUrl: string;
  readonly onTurn: TurnLogic;
  readonly bot?: BotAccount;
  readonly limits?: Partial<DirectLineLimits>;
  /** Looks at files; without it none is taken. */
  readonly takeFile?: TakeFile;
}

export interface DirectLine {
  /** For `adapter.use(middleware)`, `adapter.onTurnError` and messages that nobody asked for. */
  readonly adapter: DirectLineAdapter;
  /** All REST calls under `/v3/directline`; mount it before any body parser. */
  readonly router: Router;
  /** Takes an HTTP upgrade if it is for a stream; false means it is somebody else's. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /**
   * Runs the turns a crash left behind, now and from time to time; call it once the adapter has
   * its middleware. Resolves to how many conversations were found waiting.
   */
  recover(): Promise<number>;
  /** Ends the streams and lets the running turns finish. */
  close(): Promise<void>;
}

const assistant: BotAccount = { id: 'tro-ly-dich-vu-cong', name: 'Trợ lý Dịch vụ công' };

/**
 * Builds the web channel: a Direct Line 3.0 server for `botframework-directlinejs` and Web Chat.
 * Throws a `UserError` (code `directline_secret`) when the secret is too short to sign with.
 */
export function createDirectLine(deps: DirectLineDeps): DirectLine {
  const { bot = assistant, secret, publicUrl } = deps;
  if (secret.length < 16) {
    throw new UserError('DIRECTLINE_SECRET needs at least 16 characters', 'directline_secret');
  }
  const limits = { ...defaultLimits, ...deps.limits };
  const { activities: log, conversations } = deps.store;
  const adapter = new DirectLineAdapter({ log, clock: deps.clock });
  const turns = new TurnRunner({ ...deps, log, conversations, adapter, turnMs: limits.turnMs });
  const tokens = new Tokens({ secret, publicUrl, botId: bot.id, clock: deps.clock });
  const origins = new Origins(deps.allowedOrigins, publicUrl);
  const service = new ConversationService({ ...deps, log, conversations, turns, bot });
  const streams = new StreamServer({ ...deps, log, conversations, tokens, origins, limits });
  const lookout = new Lookout(turns, limits.recoveryMs, deps.logger);
  return {
    adapter,
    router: createRouter({ ...deps, service, tokens, origins, limits }),
    handleUpgrade: (req, socket, head) => streams.handleUpgrade(req, socket, head),
    recover: () => lookout.start(),
    close: () => {
      lookout.stop();
      streams.close();
      return turns.close();
    },
  };
}

/** Looks for lost turns again and again: a process that shares the database may die unnoticed. */
class Lookout {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly turns: TurnRunner,
    private readonly everyMs: number,
    private readonly logger: Logger,
  ) {}

  start(): Promise<number> {
    this.timer = setInterval(() => {
      this.turns.recover().catch((error: unknown) => {
        this.logger.warn({ error: errorMessage(error) }, 'lost turns could not be looked for');
      });
    }, this.everyMs);
    this.timer.unref();
    return this.turns.recover();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
