import type { Language } from './protocol';

/** The part of the browser's `SpeechRecognition` that is used; TypeScript's DOM does not name it. */
export interface Recognition {
  lang: string;
  onresult: ((event: RecognitionResult) => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

interface RecognitionResult {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

const spokenAs: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-US', km: 'km-KH' };

export interface ListenerDeps {
  readonly recognition: () => Recognition;
  /** Told when listening begins and when it is over. */
  readonly onListening: (listening: boolean) => void;
  readonly onHeard: (text: string) => void;
  /** Nothing was understood, or the microphone is not allowed. */
  readonly onFailed: () => void;
}

/** Writes down what is said, where the browser can; never sends by itself. */
export class Listener {
  private current: Recognition | undefined;

  constructor(private readonly deps: ListenerDeps) {}

  /** Begins to listen, or stops when it is listening. */
  toggle(lang: Language): void {
    if (this.current !== undefined) {
      this.stop();
      return;
    }
    const recognition = this.deps.recognition();
    let heard = '';
    let failed = false;
    recognition.lang = spokenAs[lang];
    recognition.onresult = ({ results }) => {
      heard = Array.from(results, (said) => said[0]?.transcript ?? '')
        .join(' ')
        .trim();
    };
    recognition.onerror = () => {
      failed = true;
    };
    recognition.onend = () => {
      if (this.current !== recognition) return;
      this.stop();
      if (heard !== '') this.deps.onHeard(heard);
      else if (failed) this.deps.onFailed();
    };
    this.current = recognition;
    this.deps.onListening(true);
    recognition.start();
  }

  stop(): void {
    const { current } = this;
    if (current === undefined) return;
    this.current = undefined;
    current.abort();
    this.deps.onListening(false);
  }
}
