import type { Brain } from '../answers';
import type { Language } from '../core';
import type { MessageKey, MessageValues } from '../i18n';
import { fillIn } from '../knowledge';
import type { Article, RenderContext } from '../knowledge';

/** What every page is made with: one request's language, day and knowledge. */
export interface Page {
  readonly lang: Language;
  readonly brain: Brain;
  readonly render: RenderContext;
  /** Where citizens reach this program, without a slash at the end. */
  readonly publicUrl: string;
  /** The province or city this site speaks for, e.g. “Tỉnh Lai Châu”; none by default. */
  readonly place?: string;
  /** A sentence of `locales/`, with the locality's hotline and hours at hand. */
  readonly say: (key: MessageKey, values?: MessageValues) => string;
}

export interface PageInput {
  readonly lang: Language;
  readonly brain: Brain;
  /** `YYYY-MM-DD` in Viet Nam. */
  readonly day: string;
  readonly publicUrl: string;
  readonly translate: (lang: Language, key: MessageKey, values?: MessageValues) => string;
}

export function createPage({ lang, brain, day, publicUrl, translate }: PageInput): Page {
  const render = { day, locality: brain.locality, snapshot: brain.snapshot };
  const local = {
    hotline: unbroken(fillIn('{{duong-day-nong}}', render)),
    hours: fillIn('{{gio-lam-viec}}', render),
  };
  return {
    lang,
    brain,
    render,
    publicUrl,
    ...placeOf(render),
    say: (key, values = {}) => translate(lang, key, { ...local, ...values }),
  };
}

// A telephone number over two lines is dialled wrongly.
function unbroken(text: string): string {
  return text.replace(/(?<=\d) (?=\d)/g, '\u00a0');
}

// The neutral profile has values for sentences, but no place of its own.
function placeOf(render: RenderContext): Pick<Page, 'place'> {
  if (render.locality.values['tinh'] === undefined || render.locality.id === 'mac-dinh') return {};
  const name = fillIn('{{tinh}}', render);
  return { place: name.charAt(0).toUpperCase() + name.slice(1) };
}

/** The article in the page's language where it is translated, else the Vietnamese master. */
export function articleOf({ brain, lang }: Page, topic: string): Article | undefined {
  const { articles, translations } = brain.snapshot;
  return translations.get(`${topic}.${lang}`) ?? articles.get(topic);
}

export function titleOf(page: Page, topic: string): string {
  const article = articleOf(page, topic);
  return article?.titles[page.lang] ?? article?.title ?? topic;
}

/** The language a topic's title is in; Vietnamese where nobody has translated it. */
export function titleLanguage(page: Page, topic: string): Language {
  const article = articleOf(page, topic);
  if (article === undefined || article.lang === page.lang) return page.lang;
  return article.titles[page.lang] === undefined ? article.lang : page.lang;
}

/** An address of this site in the page's language. */
export function linkTo({ lang }: Page, path: string): string {
  if (lang === 'vi') return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
}

export function topicPath(page: Page, topic: string): string {
  return linkTo(page, `/cam-nang/${topic}`);
}

// What people come for most; those that exist are offered.
const frequent = [
  'dang-ky-khai-sinh',
  'dang-ky-tam-tru',
  'cap-the-can-cuoc',
  'kich-hoat-vneid',
  'ly-lich-tu-phap',
  'dang-ky-ket-hon',
  'quen-mat-khau-vneid',
];

/** At most `count` of the topics most people come for. */
export function frequentTopics({ brain }: Page, count: number): readonly string[] {
  return frequent.filter((topic) => brain.snapshot.articles.has(topic)).slice(0, count);
}
