import type { Language } from './protocol';

type Show = (reading: boolean) => void;

/** Reads answers aloud with the voices of the device; nothing leaves it. */
export class Reader {
  private owner: unknown;
  private show: Show = () => undefined;

  constructor(private readonly speech: SpeechSynthesis | undefined) {
    // Browsers fill the list of voices only after the first call.
    speech?.getVoices();
  }

  speaks(lang: Language): boolean {
    return this.voice(lang) !== undefined;
  }

  /** Starts reading, or stops when the same owner was being read. */
  toggle(owner: unknown, text: string, lang: Language, show: Show): void {
    const again = this.owner === owner;
    this.stop();
    const voice = this.voice(lang);
    if (again || voice === undefined) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => {
      if (this.owner === owner) this.stop();
    };
    this.owner = owner;
    this.show = show;
    show(true);
    this.speech?.speak(utterance);
  }

  stop(): void {
    this.show(false);
    this.owner = undefined;
    this.show = () => undefined;
    this.speech?.cancel();
  }

  private voice(lang: Language): SpeechSynthesisVoice | undefined {
    const voices = this.speech?.getVoices() ?? [];
    // Voices of a service send the text away; ours must stay on the device.
    return voices.find((voice) => voice.localService && voice.lang.slice(0, 2) === lang);
  }
}
