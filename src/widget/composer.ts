import { append, h, icon, iconPaths } from './dom';
import type { Words } from './words';

// Longer texts are pasted by mistake; the bot itself asks for less.
const maxLength = 2000;

/** The line to write on; Enter sends, Shift+Enter begins a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly input: HTMLTextAreaElement;

  constructor(words: Words, onSend: (text: string) => void) {
    this.input = h('textarea', {
      id: 'cau-hoi',
      rows: '1',
      maxlength: String(maxLength),
      enterkeyhint: 'send',
      autocomplete: 'off',
      placeholder: words('widget.input'),
      'aria-describedby': 'nhac',
    });
    this.element = h('form', { class: 'composer' });
    append(this.element, [
      h('label', { for: 'cau-hoi', class: 'hidden' }, words('widget.input')),
      h(
        'div',
        { class: 'line' },
        this.input,
        h(
          'button',
          { type: 'submit', class: 'send', 'aria-label': words('widget.send') },
          icon(...iconPaths.send),
        ),
      ),
      h('p', { id: 'nhac', class: 'hint' }, words('widget.hint')),
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
