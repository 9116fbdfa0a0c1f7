import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { IdGenerator } from '../core';
import { chatPage } from './chat-page';
import type { ChatChoice, ChatLine, ChatView } from './chat-page';
import type { Html } from './html';
import type { Page } from './page';

/** The bot's reply to one message. */
export interface ChatReply {
  readonly text: string;
  readonly choices: readonly ChatChoice[];
}

/** How the page without JavaScript talks; joined to the bot by app.ts. */
export interface ChatDesk {
  /** Says one message in a conversation and resolves with what the bot replied, in order. */
  readonly say: (conversationId: string, text: string) => Promise<readonly ChatReply[]>;
  /** What was said before, personal data masked. */
  readonly history: (conversationId: string) => Promise<readonly ChatLine[]>;
  readonly ids: IdGenerator;
  /** Signs the conversation's id, so that nobody can guess another one. */
  readonly secret: string;
}

export interface ChatRoutesDeps {
  readonly desk: ChatDesk;
  readonly pageOf: (req: Request) => Page;
  readonly show: (req: Request, res: Response, page: Html) => void;
}

const message = z.object({
  ticket: z.string().max(200).catch(''),
  text: z.string().max(10_000).catch(''),
});

// Addresses are shared by whole offices and villages.
const messagesPerMinute = 300;

/** `GET /chat` begins a conversation, `POST /chat` says something in it. */
export function chatRoutes({ desk, pageOf, show }: ChatRoutesDeps): Router {
  const router = Router();
  const tickets = new Tickets(desk.secret);
  router.get('/chat', (req, res) => {
    const page = pageOf(req);
    const draft = typeof req.query['q'] === 'string' ? req.query['q'].slice(0, 300) : '';
    show(req, res, chatPage(page, greeting(page, tickets.issue(desk.ids.uuid()), draft)));
  });
  router.post(
    '/chat',
    rateLimit({
      windowMs: 60_000,
      limit: messagesPerMinute,
      validate: false,
      legacyHeaders: false,
    }),
    express.urlencoded({ extended: false, limit: '64kb' }),
    async (req, res) => {
      const { ticket, text } = message.parse(req.body ?? {});
      const id = tickets.read(ticket) ?? desk.ids.uuid();
      const before = await desk.history(id);
      const replies = await desk.say(id, text.normalize('NFC'));
      const view = afterReplies(before, text, replies);
      show(req, res, chatPage(pageOf(req), { ...view, ticket: tickets.issue(id), draft: '' }));
    },
  );
  return router;
}

function greeting({ say }: Page, ticket: string, draft: string): ChatView {
  const ways = ['menu.open', 'menu.events', 'menu.person', 'widget.startFeedback'] as const;
  const choices = ways.map((key) => ({
    label: say(key),
    send: say(key),
  }));
  const text = `${say('welcome.text')}\n\n${say('welcome.nature')}`;
  return { ticket, lines: [{ mine: false, text }], choices, draft };
}

function afterReplies(
  before: readonly ChatLine[],
  text: string,
  replies: readonly ChatReply[],
): Pick<ChatView, 'lines' | 'choices'> {
  return {
    lines: [
      ...before,
      { mine: true, text },
      ...replies.map((reply) => ({ mine: false, text: reply.text })),
    ],
    choices: replies.at(-1)?.choices ?? [],
  };
}

/** Ids that only we can have made. */
class Tickets {
  constructor(private readonly secret: string) {}

  issue(id: string): string {
    return `${id}.${this.sign(id)}`;
  }

  read(ticket: string): string | undefined {
    const [id = '', signature = ''] = ticket.split('.');
    const wanted = Buffer.from(this.sign(id));
    const given = Buffer.from(signature);
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
  }

  private sign(id: string): string {
    return createHmac('sha256', this.secret).update(`chat-ticket:${id}`).digest('base64url');
  }
}
