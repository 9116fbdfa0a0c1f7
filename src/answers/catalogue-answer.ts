import { formatDay } from '../i18n';
import type { MessageKey } from '../i18n';
import type { Facet, Procedure } from '../knowledge';
import type { CatalogueHit } from '../search';
import { paragraphs } from './markdown';
import { suggestWaysOut } from './suggestions';
import type { Step, Turn } from './turn';

// A name must hold nearly everything the question says, or it is another procedure.
const wantedCoverage = 0.85;
const wantedCloseness = 0.4;
// Two Zalo messages less the mark below; records may run to pages.
const longestPart = 1500;

/** What no curated article covers is answered from the national database, word for word and marked. */
export const answerCatalogue: Step = (turn) => {
  const service = turn.brain.catalogue?.();
  const { decision } = turn;
  if (service === undefined || decision.kind !== 'none') return undefined;
  const { repaired, understood } = decision.explanation;
  const hit = service.search.search(repaired).find(isMeant);
  const procedure = hit && service.records.read(hit.code);
  if (hit === undefined || procedure === undefined) return undefined;
  return {
    status: 'answered_catalogue',
    ...(understood.facet === undefined ? {} : { facet: understood.facet }),
    title: procedure.name,
    confidence: hit.coverage * hit.closeness,
    text: describe(turn, procedure, understood.facet, service.records.asOf),
    suggestions: suggestWaysOut(turn),
  };
};

function isMeant({ coverage, closeness }: CatalogueHit): boolean {
  return coverage >= wantedCoverage && closeness >= wantedCloseness;
}

function describe(
  turn: Turn,
  procedure: Procedure,
  facet: Facet | undefined,
  asOf: string,
): string {
  const { code, name } = procedure;
  const body = facet === undefined ? undefined : parts[facet]?.(turn, procedure);
  return paragraphs([
    turn.say('catalogue.heading', { name }),
    body ?? overview(turn, procedure),
    turn.say('catalogue.mark', { code, day: formatDay(asOf) }),
  ]);
}

type Part = (turn: Turn, procedure: Procedure) => string;

const parts: Readonly<Partial<Record<Facet, Part>>> = {
  documents: (turn, { documents }) => recorded(turn, documents),
  steps: (turn, { steps }) => recorded(turn, steps),
  fee: (turn, procedure) => feeLine(turn, procedure),
  time: (turn, procedure) => timeLine(turn, procedure),
  where: (turn, procedure) => authorityLine(turn, procedure),
  who: (turn, { audience, conditions }) =>
    recorded(turn, [audience, conditions].filter(Boolean).join('\n')),
  result: (turn, { result }) => recorded(turn, result),
  legal: (turn, { legalBasis }) => recorded(turn, legalBasis.map((law) => `- ${law}`).join('\n')),
};

function overview(turn: Turn, procedure: Procedure): string {
  const { level, result } = procedure;
  return [
    authorityLine(turn, procedure),
    line(turn, 'catalogue.level', level),
    timeLine(turn, procedure),
    feeLine(turn, procedure),
    line(turn, 'catalogue.result', result),
  ]
    .filter((text) => text !== '')
    .map((text) => `- ${text}`)
    .join('\n');
}

function recorded(turn: Turn, text: string | undefined): string {
  if (text === undefined || text === '') return turn.say('catalogue.missing');
  if (text.length <= longestPart) return text;
  return `${text.slice(0, text.lastIndexOf('\n', longestPart) + 1 || longestPart)}${turn.say('catalogue.more')}`;
}

function line(turn: Turn, key: MessageKey, text: string | undefined): string {
  return text === undefined ? '' : turn.say(key, { text });
}

function authorityLine(turn: Turn, { agency, competentAuthority }: Procedure): string {
  return line(turn, 'catalogue.authority', agency ?? competentAuthority);
}

const formNames = {
  ONLINE: 'catalogue.online',
  DIRECT: 'catalogue.direct',
  POSTAL: 'catalogue.postal',
} as const;

/** One value for all ways of filing where they agree, otherwise each with its way. */
function byForm(
  turn: Turn,
  { methods }: Procedure,
  value: (method: Procedure['methods'][number]) => string | undefined,
): string | undefined {
  const known = methods.flatMap((method) => {
    const text = value(method);
    return text === undefined ? [] : [{ form: turn.say(formNames[method.form]), text }];
  });
  const distinct = [...new Set(known.map(({ text }) => text))];
  if (distinct.length <= 1) return distinct[0];
  return [...new Set(known.map(({ form, text }) => `${form}: ${text}`))].join('; ');
}

function timeLine(turn: Turn, procedure: Procedure): string {
  return line(
    turn,
    'catalogue.time',
    byForm(turn, procedure, ({ time }) => time && readTime(turn, time)),
  );
}

const units = {
  WORKING_DAY: 'workingDays',
  HOUR: 'hours',
  MONTH: 'months',
  OTHER: 'unknownUnit',
} as const;

function readTime(turn: Turn, time: string): string {
  const match = /^([\d.,]+) (WORKING_DAY|HOUR|MONTH|OTHER)$/.exec(time);
  if (match === null) return time.replace(/ ?(OTHER|WORKING_DAY)$/, '');
  const unit = units[match[2] as keyof typeof units];
  return turn.say(`catalogue.${unit}`, { number: match[1] ?? '' });
}

function feeLine(turn: Turn, procedure: Procedure): string {
  const text = byForm(turn, procedure, ({ fee }) => fee && readFee(fee));
  return text === undefined ? turn.say('catalogue.noFee') : turn.say('catalogue.fee', { text });
}

/**
 * The words of a recorded fee. The number before the bracket is often in thousands or zero where
 * the words say otherwise, so it counts only where there are no words.
 */
function readFee(fee: string): string | undefined {
  const readings = fee.split(' | ').map((part) => {
    const [, number = '', words = ''] = /^([\d.,]*) ?VNĐ ?\((.*)\)?$/s.exec(part) ?? [
      undefined,
      '',
      part,
    ];
    const told = words.replace(/\)$/, '').trim();
    if (told !== '') return Number(number) >= 1000 ? `${amount(number)}: ${told}` : told;
    return Number(number) === 0 || Number(number) >= 1000 ? amount(number) : '';
  });
  const text = readings.filter((reading) => reading !== '').join('; ');
  return text === '' ? undefined : text;
}

function amount(number: string): string {
  return `${Number(number).toLocaleString('vi-VN')} đồng`;
}
