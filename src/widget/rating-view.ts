import { clear, h } from './dom';
import { ratingReasons } from './protocol';
import type { Rating, RatingReason } from './protocol';
import type { Words } from './words';

const maxText = 1000;

export interface RatingDeps {
  readonly words: Words;
  readonly onRate: (rating: Rating) => void;
  /** True where the rating may have to wait for a network. */
  readonly later?: boolean;
}

/** Asks whether an answer helped and, if not, why; thanks where it was rated already. */
export function ratingView(code: string, rated: boolean, deps: RatingDeps): HTMLElement {
  const box = h('div', { class: 'rating' });
  if (rated) thank(box, code, deps);
  else ask(box, code, deps);
  return box;
}

function ask(box: HTMLElement, code: string, deps: RatingDeps): HTMLButtonElement {
  const { words, onRate } = deps;
  const rate = (): void => {
    onRate({ code, rating: 'helpful' });
    thank(box, code, deps).focus();
  };
  const no = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        askWhy(box, code, deps).focus();
      },
    },
    words('rating.no'),
  );
  clear(box);
  box.appendChild(
    h(
      'div',
      { class: 'rating-ask', role: 'group', 'aria-label': words('rating.ask') },
      h('span', {}, words('rating.ask')),
      h('button', { type: 'button', onclick: rate }, words('rating.yes')),
      no,
    ),
  );
  return no;
}

function askWhy(box: HTMLElement, code: string, deps: RatingDeps): HTMLElement {
  const { words, onRate } = deps;
  const legend = h('legend', { tabindex: '-1' }, words('rating.reason'));
  const text = h('textarea', { rows: '2', maxlength: String(maxText) });
  const tell = h('input', { type: 'checkbox', name: 'tell' });
  const form = h('form', { class: 'rating-why' });
  form.append(
    h(
      'fieldset',
      {},
      legend,
      h('div', { class: 'reasons' }, ...ratingReasons.map((reason) => reasonView(reason, words))),
    ),
    h('label', {}, words('widget.ratingText'), text),
    h('label', { class: 'reason' }, tell, h('span', {}, words('widget.ratingTell'))),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'submit', class: 'strong' }, words('widget.ratingSend')),
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            ask(box, code, deps).focus();
          },
        },
        words('widget.ratingCancel'),
      ),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const rating = toRating(code, new FormData(form).get('reason'), text.value.trim());
    onRate(tell.checked ? { ...rating, tell: true } : rating);
    thank(box, code, deps).focus();
  });
  clear(box);
  box.appendChild(form);
  return legend;
}

function reasonView(reason: RatingReason, words: Words): HTMLElement {
  const radio = h('input', { type: 'radio', name: 'reason', value: reason });
  return h('label', { class: 'reason' }, radio, h('span', {}, words(`rating.reason.${reason}`)));
}

function toRating(code: string, chosen: unknown, text: string): Rating {
  const reason = ratingReasons.find((known) => known === chosen);
  return {
    code,
    rating: 'not_helpful',
    ...(reason && { reason }),
    ...(text !== '' && { text }),
  };
}

function thank(box: HTMLElement, code: string, { words, later }: RatingDeps): HTMLElement {
  const text = later ? words('rating.thanksLater', { code }) : words('rating.thanks');
  const thanks = h('p', { class: 'thanks', tabindex: '-1' }, text);
  clear(box);
  box.appendChild(thanks);
  return thanks;
}
