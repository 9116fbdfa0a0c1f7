import { isLanguage } from './protocol';
import type { Language, Rating } from './protocol';

/** The conversation a browser is in; ends with its token, half an hour after the last visit. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** How far the conversation was read; its stream need not bring that again. */
  readonly watermark?: string;
}

/** A message or rating that waits for the network. */
export interface Waiting {
  readonly id: string;
  readonly text?: string;
  readonly rating?: Rating;
}

/** A message that the kept copy has answered, for showing both again after a reload. */
export interface KeptTurn {
  readonly id: string;
  readonly text: string;
  readonly asOf: string;
  readonly forServer: boolean;
  /** As the engine gave them. */
  readonly replies: readonly unknown[];
}

export const textSizes = [100, 125, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** How the citizen wants the chat to look. */
export interface Looks {
  readonly size: TextSize;
  /** Black on white or white on black; undefined leaves it to the device's own setting. */
  readonly contrast?: boolean;
}

export interface Preferences extends Looks {
  readonly lang?: Language;
}

/** The part of the browser's `Storage` that is used. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * What survives a reload. The conversation is shared by the tabs of a browser; what waits and
 * whether the chat is open belong to one tab. No cookie, and nothing where storage is forbidden.
 */
export class Memory {
  constructor(
    private readonly browser: Shelf,
    private readonly tab: Shelf,
    private readonly name: string,
  ) {}

  get sessionKey(): string {
    return `${this.name}:session`;
  }

  session(): Session | undefined {
    const kept = this.read(this.browser, 'session');
    if (!isRecord(kept)) return undefined;
    const { conversationId, token, expiresAt, watermark } = kept;
    const whole =
      typeof conversationId === 'string' &&
      typeof token === 'string' &&
      typeof expiresAt === 'number';
    if (!whole) return undefined;
    const session = { conversationId, token, expiresAt };
    return typeof watermark === 'string' ? { ...session, watermark } : session;
  }

  keepSession(session: Session | undefined): void {
    this.write(this.browser, 'session', session);
  }

  preferences(): Preferences {
    const kept = this.read(this.browser, 'preferences');
    const { lang, size, contrast } = isRecord(kept) ? kept : {};
    return {
      size: textSizes.find((known) => known === size) ?? 100,
      ...(typeof contrast === 'boolean' && { contrast }),
      ...(isLanguage(lang) && { lang }),
    };
  }

  keepPreferences(preferences: Preferences): void {
    this.write(this.browser, 'preferences', preferences);
  }

  outbox(): readonly Waiting[] {
    const kept = this.read(this.tab, 'outbox');
    return Array.isArray(kept) ? kept.filter(isWaiting) : [];
  }

  keepOutbox(outbox: readonly Waiting[]): void {
    this.write(this.tab, 'outbox', outbox.length === 0 ? undefined : outbox);
  }

  keptTurns(): readonly KeptTurn[] {
    const kept = this.read(this.tab, 'kept-turns');
    return Array.isArray(kept) ? kept.filter(isKeptTurn) : [];
  }

  keepKeptTurns(turns: readonly KeptTurn[]): void {
    this.write(this.tab, 'kept-turns', turns.length === 0 ? undefined : turns);
  }

  isOpen(): boolean {
    return this.read(this.tab, 'open') === true;
  }

  keepOpen(open: boolean): void {
    this.write(this.tab, 'open', open ? true : undefined);
  }

  private read(shelf: Shelf, part: string): unknown {
    try {
      return JSON.parse(shelf.getItem(`${this.name}:${part}`) ?? 'null') as unknown;
    } catch {
      return undefined;
    }
  }

  private write(shelf: Shelf, part: string, value: unknown): void {
    try {
      if (value === undefined) shelf.removeItem(`${this.name}:${part}`);
      else shelf.setItem(`${this.name}:${part}`, JSON.stringify(value));
    } catch {
      // A full or forbidden storage costs only what a reload would have brought back.
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isWaiting(value: unknown): value is Waiting {
  return isRecord(value) && typeof value['id'] === 'string';
}

function isKeptTurn(value: unknown): value is KeptTurn {
  if (!isRecord(value) || !Array.isArray(value['replies'])) return false;
  return ['id', 'text', 'asOf'].every((key) => typeof value[key] === 'string');
}
