import type { ActivityJson, ActivityLog, LoggedActivity } from '../../store';
import type { ActivitySet, SentActivity } from './protocol';

/** The name of this channel in the store. */
export const webChannel = 'web';

/** Activities read at once; clients that poll ask again until a set is empty. */
export const pageSize = 100;

/** The two ways to read; a poll would show typing long after it stopped. */
export type Transport = 'stream' | 'poll';

/** The two ends of a conversation and where it takes place. */
export interface Scene {
  readonly conversationId: string;
  readonly userId: string;
  readonly bot: BotAccount;
  readonly serviceUrl: string;
  readonly now: Date;
}

export interface BotAccount {
  readonly id: string;
  readonly name: string;
}

export function activityId(conversationId: string, position: number): string {
  return `${conversationId}|${String(position).padStart(7, '0')}`;
}

/** The activity as the bot gets it and the client sees it again: who sent it is ours to say. */
export function toInbound(sent: SentActivity, scene: Scene): ActivityJson {
  // deliveryMode would make botbuilder keep the replies to itself.
  const { id: _id, deliveryMode: _mode, from, attachments, ...rest } = sent;
  return {
    ...rest,
    ...addressing(scene),
    from: { ...from, id: scene.userId, role: 'user' },
    ...(attachments && { attachments: attachments.map(withoutFile) }),
  };
}

/** The first activity of a conversation, by which the bot learns that someone is there. */
export function toWelcome(locale: string | undefined, scene: Scene): ActivityJson {
  return {
    type: 'conversationUpdate',
    ...addressing(scene),
    from: { id: scene.userId, role: 'user' },
    membersAdded: [scene.bot, { id: scene.userId }],
    ...(locale !== undefined && { locale }),
  };
}

/** What makes two posts the same message: the id the client gave it, if it did. */
export function keyOf({ channelData }: SentActivity, userId: string): string | undefined {
  if (typeof channelData !== 'object' || channelData === null) return undefined;
  const id = (channelData as Readonly<Record<string, unknown>>)['clientActivityID'];
  const usable = typeof id === 'string' && /^[^\p{C}]{1,200}$/u.test(id);
  return usable ? `client:${userId}:${id}` : undefined;
}

/** The next set for a poll; empty only when nothing visible is left. */
export async function readSet(
  log: ActivityLog,
  conversationId: string,
  after: number,
): Promise<ActivitySet> {
  const page = await log.read(conversationId, after, pageSize);
  const end = page.at(-1)?.position ?? after;
  const activities = page
    .filter(({ activity }) => isVisible(activity, 'poll'))
    .map((logged) => toClient(conversationId, logged));
  const done = activities.length > 0 || page.length < pageSize;
  return done ? { activities, watermark: String(end) } : readSet(log, conversationId, end);
}

/** The activity as clients see it: its id is its place in the log. */
export function toClient(conversationId: string, logged: LoggedActivity): ActivityJson {
  return { ...logged.activity, id: activityId(conversationId, logged.position) };
}

export function isVisible({ type }: ActivityJson, transport: Transport): boolean {
  if (type === 'conversationUpdate') return false;
  return type !== 'typing' || transport === 'stream';
}

function addressing({ conversationId, bot, serviceUrl, now }: Scene): ActivityJson {
  return {
    channelId: 'directline',
    serviceUrl,
    timestamp: now.toISOString(),
    conversation: { id: conversationId },
    recipient: bot,
  };
}

/** A file leaves its type and what became of it; of the file itself nothing is kept here. */
function withoutFile({ contentType, ...rest }: SentFile) {
  const { photo, problem } = rest as { readonly photo?: unknown; readonly problem?: unknown };
  return {
    contentType: contentType ?? 'application/octet-stream',
    ...(typeof photo === 'string' && { photo }),
    ...(typeof problem === 'string' && { problem }),
  };
}

type SentFile = NonNullable<SentActivity['attachments']>[number];
