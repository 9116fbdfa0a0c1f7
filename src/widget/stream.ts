import type { Timers } from './timers';

/** The part of `WebSocket` that is used. */
export interface Socket {
  addEventListener(type: 'open' | 'message' | 'close', listener: (event: object) => void): void;
  send(data: string): void;
  close(): void;
}

export interface StreamDeps {
  readonly openSocket: (url: string) => Socket;
  readonly timers: Timers;
  readonly onData: (data: unknown) => void;
  /** The stream ended without being asked to. */
  readonly onOver: () => void;
}

const keepAliveMs = 20_000;
// Some offices let HTTP through and let WebSockets hang.
const patienceMs = 6_000;
const tries = 2;

/** What the server pushes, over one WebSocket at a time. */
export class Stream {
  private socket: Socket | undefined;
  private failures = 0;

  constructor(private readonly deps: StreamDeps) {}

  /** Opens the stream; false where no WebSocket gets through, so that one has to poll. */
  open(url: string): boolean {
    if (this.failures >= tries) return false;
    const socket = this.newSocket(url);
    if (socket === undefined) return false;
    this.socket = socket;
    this.follow(socket);
    return true;
  }

  close(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  private newSocket(url: string): Socket | undefined {
    try {
      return this.deps.openSocket(url);
    } catch {
      this.failures = tries;
      return undefined;
    }
  }

  private follow(socket: Socket): void {
    const { timers, onData, onOver } = this.deps;
    let opened = false;
    const over = (): void => {
      if (this.socket !== socket) return;
      if (!opened) this.failures += 1;
      onOver();
    };
    const stopWaiting = timers.later(patienceMs, () => {
      socket.close();
      over();
    });
    socket.addEventListener('open', () => {
      opened = true;
      this.failures = 0;
      stopWaiting();
      this.keepAlive(socket);
    });
    socket.addEventListener('message', (event) => {
      if (this.socket === socket) onData(parse(event));
    });
    socket.addEventListener('close', over);
  }

  private keepAlive(socket: Socket): void {
    this.deps.timers.later(keepAliveMs, () => {
      socket.send('');
      this.keepAlive(socket);
    });
  }
}

function parse(event: object): unknown {
  const data = 'data' in event ? event.data : undefined;
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
