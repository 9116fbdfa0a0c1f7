import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { DirectLineError } from './errors';

/** How much the channel takes. Addresses are shared by whole offices, so their limits are wide. */
export interface DirectLineLimits {
  readonly bodyBytes: number;
  readonly uploadBytes: number;
  /** All calls of one address. */
  readonly requestsPerMinute: number;
  /** Tokens and new conversations of one address. */
  readonly startsPerMinute: number;
  /** Activities sent to one conversation from one address. */
  readonly messagesPerMinute: number;
  readonly streamsPerConversation: number;
  /** How long one turn of the bot may take before the conversation goes on without it. */
  readonly turnMs: number;
  /** Between two empty frames of a stream. */
  readonly keepAliveMs: number;
  /** Between two looks for turns that a crashed process left behind. */
  readonly recoveryMs: number;
}

export const defaultLimits: DirectLineLimits = {
  // A message of 10,000 characters with room for channelData.
  bodyBytes: 128 * 1024,
  uploadBytes: 4 * 1024 * 1024,
  requestsPerMinute: 6_000,
  startsPerMinute: 300,
  messagesPerMinute: 60,
  streamsPerConversation: 10,
  turnMs: 30_000,
  keepAliveMs: 15_000,
  recoveryMs: 30_000,
};

/** Answers 429 with Retry-After (seconds) once `key` was seen more than `limit` times a minute. */
export function limitPerMinute(limit: number, key: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    keyGenerator: key,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Its checks of proxy settings belong to whoever sets `trust proxy`; the key is ours.
    validate: false,
    handler: () => {
      throw new DirectLineError(429, 'TooManyRequests', 'Too many requests: try again in a minute');
    },
  });
}

export function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}
