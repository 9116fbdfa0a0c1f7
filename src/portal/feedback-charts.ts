import { satisfactionTarget } from '../feedback';
import { drawChart, writeNumber } from '../reports';
import type { Chart, NumberFormat, TicketGroup } from '../reports';
import { drawing, html } from './html';
import type { Html } from './html';
import type { Page } from './page';
import type { PublicFeedback } from './feedback-reader';

export type SurveyResult = PublicFeedback['figures']['survey']['byField'][number];

/** What an id is called in the page's language. */
type NameOf = (key: string) => string;

interface Table {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

// Text keeps its size: narrow screens get a drawing of their own.
const widths = { narrow: 320, wide: 640 } as const;

/** Tickets of each agency or field as bars, with the table that says the same. */
export function groupFigure(
  page: Page,
  groups: readonly TicketGroup[],
  { id, title, head, nameOf }: { id: string; title: string; head: string; nameOf: NameOf },
): Html {
  const { say, lang } = page;
  const series = ['answered', 'open', 'overdue'] as const;
  const names = series.map((name) => say(`portal.feedback.${name}`));
  const bars = groups.map(({ key, answered, open, overdue }) => ({
    label: nameOf(key),
    values: [answered, open - overdue, overdue],
  }));
  const said = bars.map(
    ({ label, values }) =>
      `${label}: ${values.map((one, i) => `${names[i] ?? ''} ${one}`).join(', ')}`,
  );
  const chart: Chart = {
    kind: 'bars',
    id,
    title,
    description: `${said.join('; ')}.`,
    format: 'count',
    series: names.map((name) => ({ name })),
    lang,
    bars,
  };
  const columns = ['received', 'answered', 'onTime', 'days', 'open', 'overdue'] as const;
  return figure(chart, {
    caption: title,
    heads: [head, ...columns.map((name) => say(`portal.feedback.${name}`))],
    rows: groups.map((group) => [nameOf(group.key), ...groupCells(page, group)]),
  });
}

function groupCells({ lang }: Page, group: TicketGroup): readonly string[] {
  const { received, answered, onTime, medianDays, open, overdue } = group;
  const write = (value: number | undefined, format: NumberFormat): string =>
    value === undefined ? '–' : writeNumber(value, format, lang);
  return [
    write(received, 'count'),
    write(answered, 'count'),
    write(onTime.of === 0 ? undefined : onTime.count / onTime.of, 'share'),
    write(medianDays, 'days'),
    write(open - overdue, 'count'),
    write(overdue, 'count'),
  ];
}

/** Satisfaction by field with its target, where enough people replied. */
export function surveyFigure(page: Page, results: readonly SurveyResult[], nameOf: NameOf): Html {
  const { say, lang } = page;
  const title = say('portal.feedback.survey');
  const share = (value: number): string => writeNumber(value, 'share', lang);
  const shown = results.filter((result) => result.kind === 'shown');
  const chart: Chart = {
    kind: 'bars',
    id: 'hai-long',
    title,
    description: `${shown.map(({ group, satisfaction }) => `${nameOf(group)}: ${share(satisfaction.share)} (${say('portal.feedback.target')} ${share(satisfactionTarget(group))})`).join('; ')}.`,
    format: 'share',
    series: [{ name: say('portal.feedback.satisfied') }],
    lang,
    full: 1,
    targetName: say('portal.feedback.target'),
    intervalName: say('portal.feedback.interval'),
    bars: shown.map(({ group, satisfaction }) => ({
      label: nameOf(group),
      values: [satisfaction.share],
      interval: satisfaction,
      target: satisfactionTarget(group),
    })),
  };
  const table: Table = {
    caption: title,
    heads: (['field', 'replies', 'satisfied', 'interval', 'target'] as const).map((name) =>
      say(`portal.feedback.${name}`),
    ),
    rows: results.map((result) => [nameOf(result.group), ...surveyCells(page, result)]),
  };
  return shown.length === 0 ? tableOf(table) : figure(chart, table);
}

function surveyCells({ say, lang }: Page, result: SurveyResult): readonly string[] {
  const target = writeNumber(satisfactionTarget(result.group), 'share', lang);
  if (result.kind === 'hidden') {
    const hidden = say('portal.feedback.hidden');
    return [hidden, hidden, hidden, target];
  }
  const { replied, satisfaction } = result;
  const share = (value: number): string => writeNumber(value, 'share', lang);
  const between = `${share(satisfaction.low)} – ${share(satisfaction.high)}`;
  return [writeNumber(replied, 'count', lang), share(satisfaction.share), between, target];
}

/** One picture for each kind of screen; programs that read aloud meet only the one that is shown. */
function figure(chart: Chart, table: Table): Html {
  const drawn = (['narrow', 'wide'] as const).map(
    (name) =>
      html`<div class="chart-${name}">
        ${drawing(drawChart(chart, { width: widths[name], suffix: `-${name}` }))}
      </div>`,
  );
  return html`<figure class="figure">${drawn}</figure>
    ${tableOf(table)}`;
}

/** Wide tables scroll within a region that is reached by keyboard. */
export function tableOf({ caption, heads, rows }: Table): Html {
  const lines = rows.map(
    ([first = '', ...rest]) =>
      html`<tr>
        <th scope="row">${first}</th>
        ${rest.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}
