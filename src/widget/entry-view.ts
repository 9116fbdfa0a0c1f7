import { append, h, icon, iconPaths } from './dom';
import { plainText } from './markdown';
import { linkView, markdownView } from './markdown-view';
import type { AnswerData, Choice, Citation, KeptMark, Rating } from './protocol';
import { photoView } from './photo-view';
import { ratingView } from './rating-view';
import type { Reader } from './reader';
import type { Entry } from './transcript';
import { formatDay } from './format-day';
import { withoutChoices } from './without-choices';
import type { Words } from './words';

export interface EntryDeps {
  readonly words: Words;
  readonly home: string;
  readonly reader: Reader;
  readonly onRate: (rating: Rating) => void;
  readonly onRetry: (entry: Entry) => void;
  /** Resolves to false when it could not be sent. */
  readonly onPhoto: (photo: File) => Promise<boolean>;
}

/** One thing said, as a list item. */
export function entryView(entry: Entry, deps: EntryDeps): HTMLLIElement {
  return entry.mine ? citizenView(entry, deps) : botView(entry, deps);
}

function citizenView(entry: Entry, { words, onRetry }: EntryDeps): HTMLLIElement {
  const { text, delivery } = entry;
  const state =
    delivery === 'sent'
      ? undefined
      : h('p', { class: `delivery ${delivery}` }, deliveryText(entry, words));
  if (delivery === 'refused') {
    state?.append(
      ' ',
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          onclick: () => {
            onRetry(entry);
          },
        },
        words('widget.retry'),
      ),
    );
  }
  return h(
    'li',
    { class: 'entry citizen' },
    h('span', { class: 'hidden' }, `${words('widget.you')}: `),
    h('div', { class: 'bubble' }, h('p', { class: 'said' }, text)),
    state,
  );
}

/** How far a message has come; one that waits though it was answered here carries a code. */
function deliveryText({ key, delivery, settled }: Entry, words: Words): string {
  if (delivery === 'sent') return '';
  if (delivery !== 'waiting' || !settled) return words(`widget.${delivery}`);
  return words('widget.waitingCode', { code: key.slice(0, 4).toUpperCase() });
}

function botView(entry: Entry, deps: EntryDeps): HTMLLIElement {
  const { text, answer } = entry;
  const { words } = deps;
  const bubble = h('div', { class: 'bubble', lang: answer?.lang });
  const shown = withoutChoices(answer?.body ?? text, entry.choices);
  append(bubble, markdownView(shown, words('widget.newTab')));
  const item = h(
    'li',
    { class: 'entry bot' },
    h('span', { class: 'hidden' }, `${words('widget.bot')}: `),
    bubble,
  );
  if (entry.kept !== undefined) {
    const day = formatDay(entry.kept.asOf);
    bubble.append(h('p', { class: 'kept' }, words('widget.keptAnswer', { day })));
  }
  if (entry.wantsPhoto === true) bubble.append(photoView(deps));
  if (answer !== undefined) append(bubble, answerParts(entry, answer, deps));
  return item;
}

function answerParts(
  entry: Entry,
  answer: AnswerData,
  deps: EntryDeps,
): readonly (HTMLElement | undefined)[] {
  if (!answer.rateable) return [];
  const { words, reader, onRate } = deps;
  return [
    sourcesView(answer.citations, words),
    footView(answer, entry.kept, deps),
    listenView(answer, words, reader),
    ratingView(answer.code, entry.rating !== undefined, {
      words,
      onRate,
      later: entry.kept !== undefined,
    }),
  ];
}

function sourcesView(citations: readonly Citation[], words: Words): HTMLElement | undefined {
  if (citations.length === 0) return undefined;
  const items = citations.map(({ number, name, effectiveFrom }) =>
    h(
      'li',
      {},
      h('strong', {}, number),
      name === '' ? '' : ` – ${name}`,
      effectiveFrom === undefined
        ? ''
        : `, ${words('widget.effectiveFrom', { day: formatDay(effectiveFrom) })}`,
    ),
  );
  return h(
    'details',
    { class: 'sources' },
    h('summary', {}, words('widget.sources', { count: citations.length })),
    h('ul', {}, ...items),
  );
}

/** Dates and remarks, then the code as a link to its page. */
function footView(
  { code, footer, citations }: AnswerData,
  kept: KeptMark | undefined,
  { words, home }: EntryDeps,
): HTMLElement {
  // The server has no page for an answer it has not given.
  const page = kept ? code : linkView(`${home}tra-loi/${code}`, code, words('widget.codeOpen'));
  const lines = footer.filter(
    (line, i) => !line.includes(code) && (i > 0 || citations.length === 0),
  );
  return h(
    'div',
    { class: 'foot' },
    ...lines.map((line) => h('p', {}, line)),
    h('p', {}, `${words('widget.code')}: `, page),
  );
}

function listenView(
  { lang, body }: AnswerData,
  words: Words,
  reader: Reader,
): HTMLElement | undefined {
  if (!reader.speaks(lang)) return undefined;
  const label = h('span', {}, words('widget.listen'));
  const button = h('button', { type: 'button', class: 'listen' }, icon(...iconPaths.listen), label);
  const show = (reading: boolean): void => {
    label.textContent = words(reading ? 'widget.listenStop' : 'widget.listen');
  };
  button.addEventListener('click', () => {
    reader.toggle(button, plainText(body), lang, show);
  });
  return button;
}

/** What may be tapped now; the digits work on the keyboard too. */
export function choicesView(
  choices: readonly Choice[],
  words: Words,
  onChoose: (choice: Choice) => void,
): HTMLElement | undefined {
  if (choices.length === 0) return undefined;
  const buttons = choices.map((choice, i) =>
    h(
      'li',
      {},
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            onChoose(choice);
          },
        },
        i < 9 && h('span', { class: 'digit' }, `${i + 1}`),
        h('span', {}, choice.label),
      ),
    ),
  );
  return h(
    'div',
    { class: 'choices' },
    h('p', { class: 'choices-title' }, words('widget.choices')),
    h('ol', {}, ...buttons),
  );
}
