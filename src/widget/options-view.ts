import { clear, h } from './dom';
import { contrastView, sizeView } from './looks-view';
import type { LooksDeps } from './looks-view';
import type { Looks } from './memory';
import { languages } from './protocol';
import type { Language } from './protocol';

const languageNames: Readonly<Record<Language, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  km: 'ភាសាខ្មែរ',
};

export interface OptionsDeps extends LooksDeps {
  readonly lang: Language;
  readonly onLanguage: (lang: Language) => void;
  readonly onPrint: () => void;
  readonly onSave: () => void;
  readonly onCopy: () => void;
  readonly onRestart: () => void;
  readonly onErase: () => void;
}

/** Everything about the chat that is not the conversation itself. */
export function optionsView(deps: OptionsDeps): HTMLElement {
  const { words } = deps;
  let { looks } = deps;
  const wear = (part: Partial<Looks>): void => {
    looks = { ...looks, ...part };
    deps.onLooks(looks);
  };
  return h(
    'div',
    { class: 'options-inner' },
    languageView(deps),
    sizeView(deps, wear),
    contrastView(deps, wear),
    h(
      'ul',
      { class: 'actions' },
      ...(
        [
          ['widget.print', deps.onPrint],
          ['widget.save', deps.onSave],
          ['widget.copy', deps.onCopy],
        ] as const
      ).map(([key, act]) => h('li', {}, h('button', { type: 'button', onclick: act }, words(key)))),
      h('li', {}, restartView(deps)),
      h('li', {}, h('button', { type: 'button', onclick: deps.onErase }, words('widget.erase'))),
    ),
    h('p', { class: 'about' }, words('widget.about')),
  );
}

function languageView({ words, lang, onLanguage }: OptionsDeps): HTMLElement {
  const buttons = languages.map((other) =>
    h(
      'button',
      {
        type: 'button',
        lang: other,
        'data-lang': other,
        'aria-pressed': String(other === lang),
        onclick: () => {
          onLanguage(other);
        },
      },
      languageNames[other],
    ),
  );
  return h(
    'fieldset',
    {},
    h('legend', {}, words('widget.language')),
    h('div', { class: 'row' }, ...buttons),
  );
}

// Starting over cannot be undone, so it asks once more, in the same place.
function restartView({ words, onRestart }: OptionsDeps): HTMLElement {
  const box = h('div', { class: 'restart' });
  const first = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        confirm();
      },
    },
    words('widget.restart'),
  );
  const confirm = (): void => {
    const yes = h(
      'button',
      { type: 'button', class: 'strong', onclick: onRestart },
      words('widget.yes'),
    );
    const no = h(
      'button',
      {
        type: 'button',
        onclick: () => {
          clear(box);
          box.append(first);
          first.focus();
        },
      },
      words('widget.no'),
    );
    clear(box);
    box.append(h('p', {}, words('widget.restartAsk')), h('div', { class: 'row' }, yes, no));
    yes.focus();
  };
  box.append(first);
  return box;
}
