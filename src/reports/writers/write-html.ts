import { cellText } from './cell-text';
import { drawChart } from '../draw-chart';
import { pageStyle } from './html-style';
import { dayParts } from '../numbers';
import type { Block, Report, ReportTable, Section } from '../report';
import { element, escapeMarkup } from '../svg';

const chartWidth = 640;

/** The report as one accessible page that needs nothing else: no script, no font, no network. */
export function writeHtml(report: Report): string {
  const { kind, subject, letterhead, opening, sections, closing } = report;
  const title = `${kind}: ${subject}`;
  const body = [
    head(report),
    element('h1', {}, `${escapeMarkup(kind)}<br>${escapeMarkup(subject)}`),
    element(
      'ul',
      { class: 'grounds' },
      letterhead.grounds.map((one) => item(`Căn cứ ${one}.`)).join(''),
    ),
    ...opening.map(paragraph),
    ...sections.map(section),
    paragraph(closing),
    foot(report),
  ].join('\n');
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${pageStyle}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

function head({ letterhead, madeAt }: Report): string {
  const { superior, agency, place } = letterhead;
  const { day, month, year } = dayParts(madeAt);
  const left = `${escapeMarkup(superior)}<br><strong>${escapeMarkup(agency)}</strong>`;
  const right = `<strong>Cộng hòa xã hội chủ nghĩa Việt Nam<br>Độc lập - Tự do - Hạnh phúc</strong>`;
  const day_ = `${escapeMarkup(place)}, ngày ${day} tháng ${month} năm ${year}`;
  return `<div class="letterhead"><p>${left}</p><p>${right}<br><em>${day_}</em></p></div>`;
}

function foot({ letterhead: { recipients, position } }: Report): string {
  const to = recipients.map((one) => item(one)).join('');
  return `<div class="letterhead"><div><p><strong><em>Nơi nhận:</em></strong></p><ul>${to}</ul></div><p><strong>${escapeMarkup(position)}</strong></p></div>`;
}

function item(text: string): string {
  return element('li', {}, escapeMarkup(text));
}

function paragraph(text: string): string {
  return element('p', {}, escapeMarkup(text));
}

function section({ title, blocks }: Section, position: number): string {
  const id = `phan-${position + 1}`;
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, escapeMarkup(`${position + 1}. ${title}`)) +
      blocks.map(markup).join('\n'),
  );
}

function markup(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text);
    case 'list':
      return element('ul', {}, block.items.map(item).join(''));
    case 'table':
      return tableMarkup(block.table);
    case 'figure':
      return element(
        'div',
        { class: 'pair' },
        element(
          'figure',
          {},
          drawChart(block.chart, { width: chartWidth }).svg +
            element('figcaption', {}, escapeMarkup(block.chart.title)),
        ) + tableMarkup(block.table),
      );
  }
}

/** A table with its headings named; wide ones scroll within a region one can reach by keyboard. */
function tableMarkup({ caption, columns, rows, note }: ReportTable): string {
  const heads = columns.map(({ title, align }) =>
    element('th', { scope: 'col', class: align }, escapeMarkup(title)),
  );
  const lines = rows.map((row) =>
    element(
      'tr',
      {},
      row
        .map((cell, i) => {
          const said = escapeMarkup(cellText(cell));
          return i === 0
            ? element('th', { scope: 'row', class: 'left' }, said)
            : element('td', { class: columns[i]?.align }, said);
        })
        .join(''),
    ),
  );
  const table = element(
    'table',
    {},
    element('caption', {}, escapeMarkup(caption)) +
      element('thead', {}, element('tr', {}, heads.join(''))) +
      element('tbody', {}, lines.join('')),
  );
  const region = element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    table,
  );
  return region + (note === undefined ? '' : element('p', { class: 'note' }, escapeMarkup(note)));
}
