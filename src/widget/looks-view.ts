import { h } from './dom';
import { textSizes } from './memory';
import type { Looks, TextSize } from './memory';
import type { Words } from './words';

export interface LooksDeps {
  readonly words: Words;
  readonly looks: Looks;
  readonly onLooks: (looks: Looks) => void;
}

type Wear = (part: Partial<Looks>) => void;

/** What the citizen chose, else what the device is set to. */
export function hasHighContrast({ contrast }: Looks): boolean {
  return contrast ?? window.matchMedia('(prefers-contrast: more)').matches;
}

export function sizeView({ words, looks }: LooksDeps, wear: Wear): HTMLElement {
  const buttons = textSizes.map((other) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(other === looks.size),
        onclick: () => {
          choose(other);
        },
      },
      `${other}%`,
    ),
  );
  const choose = (size: TextSize): void => {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-pressed', String(textSizes[i] === size));
    });
    wear({ size });
  };
  return h(
    'fieldset',
    {},
    h('legend', {}, words('widget.textSize')),
    h('div', { class: 'row' }, ...buttons),
  );
}

export function contrastView({ words, looks }: LooksDeps, wear: Wear): HTMLElement {
  let on = hasHighContrast(looks);
  const button = h(
    'button',
    {
      type: 'button',
      'aria-pressed': String(on),
      onclick: () => {
        on = !on;
        button.setAttribute('aria-pressed', String(on));
        wear({ contrast: on });
      },
    },
    words('widget.contrast'),
  );
  return h('div', { class: 'row' }, button);
}
