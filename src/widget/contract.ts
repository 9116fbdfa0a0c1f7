import type { Language } from './protocol';

/** What the button hands to the chat when it is opened for the first time. */
export interface ChatOptions {
  readonly root: ShadowRoot;
  readonly launcher: HTMLElement;
  /** Address the widget came from, with a slash at the end. */
  readonly home: string;
  readonly lang: Language;
  readonly title: string | undefined;
  readonly onOpen: (open: boolean) => void;
  readonly onUnread: (count: number) => void;
}

/** What the page may do with the chat. */
export interface Chat {
  open(): void;
  close(): void;
  /** Opens the chat and says `text` in the citizen's name. */
  ask(text: string): void;
}

declare global {
  interface Window {
    /** Set by the chat's own file when it is loaded. */
    troLyDichVuCong?: (options: ChatOptions) => Chat;
  }
}
