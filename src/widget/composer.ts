import { append, clear, h, icon, iconPaths } from './dom';
import { Listener } from './listener';
import type { Recognition } from './listener';
import type { Language } from './protocol';
import type { Words } from './words';

// Longer texts are pasted by mistake; the bot itself asks for less.
const maxLength = 2000;

/** The line to write on; Enter sends, Shift+Enter begins a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly input: HTMLTextAreaElement;
  private readonly hint: HTMLElement;

  constructor(
    private readonly words: Words,
    lang: Language,
    onSend: (text: string) => void,
  ) {
    this.input = h('textarea', {
      id: 'cau-hoi',
      rows: '1',
      maxlength: String(maxLength),
      enterkeyhint: 'send',
      autocomplete: 'off',
      placeholder: words('widget.input'),
      'aria-describedby': 'nhac',
    });
    this.hint = h('p', { id: 'nhac', class: 'hint', role: 'status' }, words('widget.hint'));
    const recognition = findRecognition();
    this.element = h('form', { class: 'composer' });
    append(this.element, [
      h('label', { for: 'cau-hoi', class: 'hidden' }, words('widget.input')),
      h(
        'div',
        { class: 'line' },
        this.input,
        recognition && this.microphone(recognition, lang),
        h(
          'button',
          { type: 'submit', class: 'send', 'aria-label': words('widget.send') },
          icon(...iconPaths.send),
        ),
      ),
      this.hint,
    ]);
    this.listen(onSend);
  }

  get text(): string {
    return this.input.value;
  }

  set text(value: string) {
    this.input.value = value;
    this.fit();
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  private microphone(recognition: () => Recognition, lang: Language): HTMLButtonElement {
    const button = h('button', { type: 'button', class: 'microphone' });
    const show = (listening: boolean): void => {
      button.setAttribute(
        'aria-label',
        this.words(listening ? 'widget.speakStop' : 'widget.speak'),
      );
      clear(button);
      append(button, [icon(...(listening ? iconPaths.stop : iconPaths.microphone))]);
      this.hint.textContent = this.words(listening ? 'widget.speakNote' : 'widget.hint');
    };
    const listener = new Listener({
      recognition,
      onListening: show,
      onHeard: (text) => {
        this.text = `${this.text} ${text}`.trim();
        this.focus();
      },
      onFailed: () => {
        this.hint.textContent = this.words('widget.speakFailed');
      },
    });
    show(false);
    button.addEventListener('click', () => {
      listener.toggle(lang);
    });
    return button;
  }

  private listen(onSend: (text: string) => void): void {
    const send = (): void => {
      const text = this.input.value.trim();
      if (text === '') return;
      this.text = '';
      onSend(text);
    };
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    this.input.addEventListener('input', () => {
      this.fit();
    });
    this.input.addEventListener('keydown', (event) => {
      // While a Telex word is being composed, Enter belongs to the input method.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }

  /** Makes the field as high as its text. */
  fit(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }
}

/** The browser's recogniser; undefined where it has none. */
function findRecognition(): (() => Recognition) | undefined {
  const names = window as unknown as Readonly<Record<string, (new () => Recognition) | undefined>>;
  const Found = names['SpeechRecognition'] ?? names['webkitSpeechRecognition'];
  return Found && (() => new Found());
}
