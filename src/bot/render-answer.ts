import type { Activity } from 'botbuilder';
import type { Answer } from '../answers';
import { formatDay } from '../i18n';
import type { Translator } from '../i18n';

/** What our own widget shows under an answer; other clients read the same in `text`. */
export interface AnswerData {
  readonly code: string;
  readonly status: Answer['status'];
  readonly lang: Answer['lang'];
  readonly body: string;
  readonly citations: Answer['citations'];
  readonly footer: readonly string[];
  readonly rateable: boolean;
}

/**
 * An Answer as one Activity: markdown text with its footer, taps, and the parts as channel data.
 * With the program's public address, a list of papers carries the link under which it can be kept.
 */
export function renderAnswer(
  answer: Answer,
  translate: Translator,
  publicUrl?: string,
): Partial<Activity> {
  const footer = [...footerLines(answer, translate), ...keepLine(answer, translate, publicUrl)];
  return {
    type: 'message',
    text: [answer.text, footer.join('\n')].filter((part) => part !== '').join('\n\n'),
    textFormat: 'markdown',
    locale: answer.lang,
    suggestedActions: {
      to: [],
      actions: answer.suggestions.map(({ label, send }) => ({
        type: 'imBack',
        title: label,
        value: send,
      })),
    },
    channelData: { answer: toData(answer, footer) },
  };
}

function keepLine(
  { status, lang, code }: Answer,
  translate: Translator,
  publicUrl: string | undefined,
): readonly string[] {
  if (status !== 'dossier' || publicUrl === undefined) return [];
  const url = `${publicUrl.replace(/\/$/, '')}/tra-loi/${code}`;
  return [translate(lang, 'dossier.keep', { url })];
}

function toData(answer: Answer, footer: readonly string[]): AnswerData {
  const { code, status, lang, text, citations } = answer;
  return { code, status, lang, body: text, citations, footer, rateable: isRateable(answer) };
}

function isRateable({ status }: Answer): boolean {
  return status.startsWith('answered') || status.startsWith('unanswered') || status === 'dossier';
}

/** Basis, dates, draft mark and code, one a line. */
function footerLines(answer: Answer, translate: Translator): readonly string[] {
  const { lang, citations, dates, draft, code } = answer;
  const list = citations.map((citation) => citation.number).join('; ');
  return [
    ...(list === '' ? [] : [translate(lang, 'answer.legalBasis', { list })]),
    ...(dates === undefined
      ? []
      : [
          translate(lang, 'answer.dates', {
            asOf: formatDay(dates.asOf),
            checkedOn: formatDay(dates.checkedOn),
          }),
        ]),
    ...(draft ? [translate(lang, 'answer.draft')] : []),
    ...(isRateable(answer) ? [translate(lang, 'answer.code', { code })] : []),
  ];
}
