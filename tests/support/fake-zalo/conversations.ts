import { z } from 'zod';

/** A line of a chat as the fake keeps it. */
export interface FakeMessage {
  readonly id: string;
  readonly userId: string;
  readonly fromOa: boolean;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly at: number;
}

const button = z.object({
  title: z.string().min(1).max(100),
  type: z.enum(['oa.query.show', 'oa.query.hide', 'oa.open.url', 'oa.open.phone', 'oa.open.sms']),
  payload: z.union([z.string().max(1000), z.record(z.string(), z.string())]),
});

const message = z.object({
  recipient: z.union([
    z.object({ user_id: z.string() }),
    z.object({ anonymous_id: z.string(), conversation_id: z.string() }),
  ]),
  message: z.union([
    z.strictObject({
      text: z.string().min(1).max(2000),
      attachment: z
        .object({
          type: z.literal('template'),
          payload: z.strictObject({ buttons: z.array(button).min(1).max(5) }),
        })
        .optional(),
    }),
    z.object({
      attachment: z.object({
        type: z.literal('template'),
        payload: z.object({
          template_type: z.literal('request_user_info'),
          elements: z.array(z.object({ title: z.string(), subtitle: z.string() })).length(1),
        }),
      }),
    }),
  ]),
});

/** What the message endpoint said yes to, or the documented code of its no. */
export type Taken =
  | { readonly kind: 'taken'; readonly message: FakeMessage }
  | { readonly kind: 'refused'; readonly code: number; readonly words: string };

/** Chats between the OA and its users, with the checks Zalo makes. */
export class FakeConversations {
  readonly messages: FakeMessage[] = [];
  /** Answers with this code whatever is sent to a user. */
  readonly refusals = new Map<string, number>();
  private count = 0;

  /** Takes a body of the message endpoint. */
  take(body: unknown): Taken {
    const parsed = message.safeParse(body);
    if (!parsed.success) {
      return { kind: 'refused', code: -201, words: parsed.error.issues[0]?.message ?? 'invalid' };
    }
    const { recipient, message: said } = parsed.data;
    const userId = 'user_id' in recipient ? recipient.user_id : recipient.anonymous_id;
    const code = this.refusals.get(userId);
    if (code !== undefined) return { kind: 'refused', code, words: 'refused for this user' };
    const text = 'text' in said ? said.text : '[xin thông tin]';
    const buttons = 'text' in said ? (said.attachment?.payload.buttons ?? []) : [];
    const shown = buttons.map(({ title, payload }) => ({
      title,
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    }));
    return { kind: 'taken', message: this.add({ userId, fromOa: true, text, buttons: shown }) };
  }

  /** What a user wrote. */
  add(line: Omit<FakeMessage, 'id' | 'at'>): FakeMessage {
    const added = { ...line, id: `m${++this.count}`, at: Date.now() };
    this.messages.push(added);
    return added;
  }

  of(userId: string): readonly FakeMessage[] {
    return this.messages.filter((line) => line.userId === userId);
  }

  /** As `GET /v2.0/oa/conversation` tells it. */
  recent(data: unknown): readonly Readonly<Record<string, unknown>>[] {
    const { user_id, offset, count } = z
      .object({ user_id: z.string(), offset: z.number(), count: z.number().max(10) })
      .parse(data);
    return this.of(user_id)
      .toReversed()
      .slice(offset, offset + count)
      .map(({ id, fromOa, text, at }) => ({
        src: fromOa ? 0 : 1,
        time: at,
        type: 'text',
        message: text,
        message_id: id,
      }));
  }
}
