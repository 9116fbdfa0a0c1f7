import type { Request } from 'express';
import { z } from 'zod';
import type { ActivityJson } from '../../store';

/** Where the router and the stream live; what clients call `domain` is this behind the public URL. */
export const directLinePath = '/v3/directline';

/** What clients poll and streams send; `watermark` is the position they stand at afterwards. */
export interface ActivitySet {
  readonly activities: readonly ActivityJson[];
  readonly watermark: string;
}

/** A conversation as `tokens/*` and `conversations` answer it. */
export interface ConversationGrant {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly streamUrl?: string;
}

// Printable and short: ids become keys and are written into logs.
const accountId = z
  .string()
  .regex(/^[^\p{C}\p{Z}]{1,200}$/u, 'must be 1 to 200 visible characters without blanks');
const account = z.looseObject({ id: accountId.optional() });

/** Body of `POST /tokens/generate`; the official samples also write `User: {Id}`. */
export const tokenRequest = z.preprocess(
  lowerCaseKeys,
  z.object({
    user: z.preprocess(lowerCaseKeys, z.object({ id: accountId.optional() })).optional(),
    trustedorigins: z.array(z.url()).max(50).optional(),
  }),
);

/** Body of `POST /conversations`; clients send `{"user":{}}` when they know nobody. */
export const startRequest = z.object({
  user: account.optional(),
  locale: z.string().max(35).optional(),
});

/** A client's activity: whatever it carries beside these members passes through untouched. */
export const sentActivity = z
  .looseObject({
    type: z.string().min(1).max(50),
    text: z.string().optional(),
    locale: z.string().max(35).optional(),
    localTimestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
    from: z.looseObject({}).optional(),
    entities: z.array(z.looseObject({})).optional(),
    attachments: z.array(z.looseObject({ contentType: z.string().optional() })).optional(),
    channelData: z.unknown().optional(),
  })
  .refine(isShallow, 'is nested too deeply');
export type SentActivity = z.infer<typeof sentActivity>;

/** The JSON body; calls whose body is optional may come without any. */
export function bodyOf(req: Request): unknown {
  return (req.body as unknown) ?? {};
}

/** A position as a client states it; whatever is no watermark means from the start. */
export function positionOf(watermark: unknown): number {
  const digits = typeof watermark === 'string' && /^\d{1,9}$/u.test(watermark);
  return digits ? Number(watermark) : 0;
}

function lowerCaseKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toLowerCase(), member as unknown]),
  );
}

// JSON.parse takes any depth, JSON.stringify does not: what gets in must be fit to be written.
function isShallow(value: unknown, levels = 50): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}
