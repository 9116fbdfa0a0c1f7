import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError, silentLogger, systemClock } from '../core';
import type { Clock } from '../core';
import { loadKnowledge } from '../knowledge';
import type { KnowledgeSnapshot, Locality } from '../knowledge';
import { buildReport, gatherFigures, letterheadFor, namesFrom, parsePeriod } from '../reports';
import type { LetterheadChoice, Period, Report } from '../reports';
import { reportFormats, writeReport } from '../reports/writers';
import type { ReportFormat } from '../reports/writers';
import { openStore } from '../store';
import type { Command } from './io';

const usage = `npm run -s report -- --period PERIOD --locality NAME [options]
  --period PERIOD   2026-11 (month), 2026-Q4 (quarter), 2026-H2 (half-year) or 2026 (year)
  --locality NAME   a file of knowledge/dia-phuong, e.g. lai-chau
  --format FORMAT   docx (default), xlsx or html
  --out FILE        where to write it (default bao-cao-<locality>-<period>.<format>)
  --database URL    default DATABASE_URL, else sqlite:data/tro-ly.db
  --dir DIR         knowledge folder (default knowledge)
  --superior TEXT --agency TEXT --sign TEXT --place TEXT --position TEXT
                    what stands on the letterhead instead of the profile's words`;

const options = {
  period: { type: 'string' },
  locality: { type: 'string' },
  format: { type: 'string', default: 'docx' },
  out: { type: 'string' },
  database: { type: 'string' },
  dir: { type: 'string', default: 'knowledge' },
  superior: { type: 'string' },
  agency: { type: 'string' },
  sign: { type: 'string' },
  place: { type: 'string' },
  position: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const letterheadOptions = ['superior', 'agency', 'sign', 'place', 'position'] as const;

/** `npm run -s report`: the report of a period as a document, a workbook or a page. */
export const reportCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) {
    io.stdout(usage);
    return 0;
  }
  if (values.period === undefined || values.locality === undefined) {
    throw new UserError(usage, 'usage');
  }
  const period = periodOf(values.period);
  const format = formatOf(values.format);
  const snapshot = await loadKnowledge(values.dir, { clock: systemClock });
  const locality = localityOf(snapshot, values.locality);
  const file = values.out ?? `bao-cao-${locality.id}-${period.id}.${format}`;
  const chosen = letterheadOptions.flatMap((name) =>
    values[name] === undefined ? [] : [[name, values[name]] as const],
  );
  const report = await makeReport({
    database: values.database ?? io.env?.['DATABASE_URL'] ?? 'sqlite:data/tro-ly.db',
    period,
    locality,
    snapshot,
    choice: Object.fromEntries(chosen),
    clock: systemClock,
  });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await writeReport(report, format));
  io.stdout(file);
  return 0;
};

interface ReportOrder {
  readonly database: string;
  readonly period: Period;
  readonly locality: Locality;
  readonly snapshot: KnowledgeSnapshot;
  readonly choice: LetterheadChoice;
  readonly clock: Clock;
}

async function makeReport(order: ReportOrder): Promise<Report> {
  const { database, period, locality, snapshot, choice, clock } = order;
  const store = await openStore({ url: database, clock, logger: silentLogger });
  try {
    const now = clock.now();
    const figures = await gatherFigures(store, { period, locality: locality.id, now });
    const letterhead = letterheadFor(locality, snapshot, choice);
    return buildReport({ figures, letterhead, names: namesFrom(snapshot), now });
  } finally {
    await store.close();
  }
}

function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period !== undefined) return period;
  throw new UserError(`"${text}" is no period. Write 2026-11, 2026-Q4, 2026-H2 or 2026.`, 'period');
}

function formatOf(text: string): ReportFormat {
  const format = reportFormats.find((one) => one === text);
  if (format !== undefined) return format;
  throw new UserError(`No format "${text}". One of: ${reportFormats.join(', ')}.`, 'format');
}

function localityOf({ localities }: KnowledgeSnapshot, id: string): Locality {
  const locality = localities.get(id);
  if (locality !== undefined) return locality;
  throw new UserError(
    `No locality "${id}" in knowledge/dia-phuong. One of: ${[...localities.keys()].join(', ')}.`,
    'locality',
  );
}
