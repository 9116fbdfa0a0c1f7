import { formatDay } from '../i18n';
import type { Translator } from '../i18n';
import type { Answer } from './answer';

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
 * The parts of an answer as our widget shows them. With the program's public address, a list of
 * papers carries the link under which it can be kept.
 */
export function answerData(answer: Answer, translate: Translator, publicUrl?: string): AnswerData {
  const { code, status, lang, text, citations } = answer;
  const footer = [...footerLines(answer, translate), ...keepLine(answer, translate, publicUrl)];
  return { code, status, lang, body: text, citations, footer, rateable: isRateable(answer) };
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
