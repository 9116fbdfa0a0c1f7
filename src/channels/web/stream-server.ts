import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../../core';
import type { ActivityLog, ConversationStore } from '../../store';
import { grantOf } from './authorization';
import { DirectLineError, toDirectLineError, unknownConversation } from './errors';
import type { DirectLineLimits } from './limits';
import type { Origins } from './origins';
import { directLinePath, positionOf } from './protocol';
import { Stream } from './stream';
import type { Grant, Tokens } from './tokens';

export interface StreamServerDeps {
  readonly log: ActivityLog;
  readonly conversations: ConversationStore;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly limits: DirectLineLimits;
  readonly logger: Logger;
}

/** The URL of a stream, which a client opens as it is given; its ticket is good for a minute. */
export function streamUrl(publicUrl: string, id: string, after: number, ticket: string): string {
  const url = new URL(`${directLinePath}/conversations/${id}/stream`, publicUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ watermark: String(after), t: ticket }).toString();
  return url.href;
}

const streamPath = new RegExp(`^${directLinePath}/conversations/([\\w-]{1,100})/stream$`, 'u');

/** The WebSocket half of Direct Line 3.0. */
export class StreamServer {
  // Clients only send empty frames to keep the connection alive.
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  private readonly streams = new Map<string, Set<Stream>>();

  constructor(private readonly deps: StreamServerDeps) {}

  /** Takes an HTTP upgrade if it is for a stream; false means it is somebody else's. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const [, conversationId] = streamPath.exec(url.pathname) ?? [];
    if (conversationId === undefined) return false;
    // Until ws takes over, a client that hangs up would end the process.
    socket.on('error', () => undefined);
    this.admit(req, conversationId, url.searchParams).then(
      () => {
        this.sockets.handleUpgrade(req, socket, head, (opened) => {
          this.follow(opened, conversationId, positionOf(url.searchParams.get('watermark')));
        });
      },
      (error: unknown) => {
        refuse(socket, toDirectLineError(error));
      },
    );
    return true;
  }

  /** Ends all streams; their clients reconnect to whoever serves next. */
  close(): void {
    for (const streams of this.streams.values()) {
      for (const stream of streams) stream.close();
    }
    this.sockets.close();
  }

  private async admit(req: IncomingMessage, id: string, query: URLSearchParams): Promise<void> {
    const { tokens, conversations, limits } = this.deps;
    const grant = grantOf(tokens.check(query.get('t') ?? '', 'stream'));
    this.refuseStranger(grant, id, req.headers.origin);
    const open = this.streams.get(id)?.size ?? 0;
    if (open >= limits.streamsPerConversation) {
      throw new DirectLineError(429, 'TooManyRequests', 'The conversation has too many streams');
    }
    if ((await conversations.get(id)) === undefined) throw unknownConversation();
  }

  private refuseStranger(grant: Grant, id: string, origin: string | undefined): void {
    const granted = grant.conversationId === id;
    if (granted && (origin === undefined || this.deps.origins.allows(origin))) return;
    throw new DirectLineError(403, 'Forbidden', 'The ticket is not meant for this stream');
  }

  private follow(socket: WebSocket, conversationId: string, after: number): void {
    const { log, limits, logger } = this.deps;
    const { keepAliveMs } = limits;
    const stream = new Stream({ socket, log, conversationId, after, keepAliveMs, logger });
    const siblings = this.streams.get(conversationId) ?? new Set();
    this.streams.set(conversationId, siblings.add(stream));
    socket.on('close', () => {
      siblings.delete(stream);
      if (siblings.size === 0) this.streams.delete(conversationId);
    });
    stream.open();
  }
}

function refuse(socket: Duplex, error: DirectLineError): void {
  const body = JSON.stringify(error);
  socket.end(
    `HTTP/1.1 ${error.status} ${error.code}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
