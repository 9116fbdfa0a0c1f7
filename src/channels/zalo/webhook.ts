import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { errorMessage } from '../../core';
import type { Clock, Logger } from '../../core';
import type { Accounts } from './accounts';
import { envelopeSchema } from './event-schema';
import { laneOf } from './events';
import type { ZaloEvent } from './events';
import type { Intake } from './intake';
import type { DeliveryOutcome, ZaloObserver } from './observer';
import { keyOf, readEvent } from './read-event';
import { isSigned, matchesOaVariant } from './signature';
import type { SigningKey } from './signature';

export const webhookPath = '/webhooks/zalo';
export const zaloChannel = 'zalo';

export interface WebhookDeps {
  readonly key: SigningKey;
  readonly accounts: Accounts;
  readonly intake: Intake;
  /** Called once an event is on disk. */
  readonly wake: (lane: string) => void;
  readonly observer: ZaloObserver;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly bodyBytes: number;
}

/** What was done with a delivery; `name` is one of Zalo's event names or empty. */
interface Handled {
  readonly outcome: DeliveryOutcome;
  readonly name: string;
}

/**
 * `POST /webhooks/zalo`: verified over the raw bytes, on disk, then 200. Whatever Zalo sends with
 * a good signature is answered 200, because five failures in a row switch the webhook off; 500
 * is for what should come again. GET answers the console's look.
 */
export function webhookRoutes(deps: WebhookDeps): Router {
  const routes = express.Router();
  const raw = express.raw({ type: () => true, limit: deps.bodyBytes });
  routes.get(webhookPath, (_req, res) => {
    res.type('text').send('Trợ lý Dịch vụ công');
  });
  routes.post(webhookPath, raw, receive(deps));
  return routes;
}

function receive(deps: WebhookDeps): RequestHandler {
  return async (req, res) => {
    const started = deps.clock.now().getTime();
    const answer = ({ outcome, name }: Handled): void => {
      respond(res, outcome);
      deps.observer.delivery(outcome, name, deps.clock.now().getTime() - started);
    };
    try {
      answer(await handle(deps, req));
    } catch (error) {
      deps.logger.error({ error: errorMessage(error) }, 'a delivery of Zalo could not be kept');
      res.status(500).end();
    }
  };
}

function respond(res: Response, outcome: DeliveryOutcome): void {
  if (outcome === 'unsigned') res.status(401).json({ error: 'The signature does not match.' });
  else res.status(200).json({ error: 0 });
}

async function handle(deps: WebhookDeps, req: Request): Promise<Handled> {
  const rawBody = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const body = parse(rawBody);
  const envelope = envelopeSchema.safeParse(body);
  // The console checks an address with bodies that are no events; there is nothing to act on.
  if (!envelope.success) return { outcome: 'probe', name: '' };
  const { event_name, app_id, timestamp } = envelope.data;
  const header = req.get('x-zevent-signature');
  if (app_id !== deps.key.appId || !isSigned(rawBody, timestamp, header, deps.key)) {
    hintAtVariant(deps, rawBody, timestamp, header);
    return { outcome: 'unsigned', name: '' };
  }
  return keep(deps, body, rawBody, event_name, req.get('x-zevent-server') === 'ZNS');
}

async function keep(
  deps: WebhookDeps,
  body: unknown,
  rawBody: Buffer,
  eventName: string,
  zns: boolean,
): Promise<Handled> {
  const reading = readEvent(body, eventName, zns);
  const { name } = reading;
  if (reading.kind === 'malformed') {
    deps.logger.warn({ event: name, problem: reading.problem }, 'an event of Zalo has a new shape');
    return { outcome: 'malformed', name };
  }
  if (reading.kind === 'ignored') return { outcome: 'ignored', name };
  const { event } = reading;
  if (!isOurs(event, deps.accounts)) return { outcome: 'foreign_account', name };
  const lane = laneOf(event);
  const outcome = await deps.intake.accept({
    channel: zaloChannel,
    key: keyOf(body, rawBody),
    lane,
    body: event,
  });
  if (outcome === 'accepted') deps.wake(lane);
  return { outcome, name };
}

function isOurs(event: ZaloEvent, accounts: Accounts): boolean {
  if ('from' in event) return accounts.of(event.from.oaId) !== undefined;
  return 'to' in event ? accounts.of(event.to.oaId) !== undefined : true;
}

function parse(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}

function hintAtVariant(
  { accounts, key, logger }: WebhookDeps,
  rawBody: Buffer,
  timestamp: string,
  header: string | undefined,
): void {
  const matching = accounts.all.find(({ oaId }) =>
    matchesOaVariant(rawBody, timestamp, header, { oaId, oaSecretKey: key.oaSecretKey }),
  );
  if (matching === undefined) return;
  logger.error(
    { account: matching.oaId },
    'Zalo signs with the id of the OA instead of the app: refused, please report it',
  );
}
