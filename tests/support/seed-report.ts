import { FixedClock, silentLogger } from '../../src/core';
import {
  buildReport,
  gatherFigures,
  letterheadFor,
  namesFrom,
  parsePeriod,
} from '../../src/reports';
import type { Report } from '../../src/reports';
import { openStore } from '../../src/store';
import { aKnowledgeFolder } from './knowledge-folder';
import { seedNow, seedReports } from './report-seed';

const laiChau = `id: lai-chau
name: Lai Châu
languages: [vi]
values: { tinh: tỉnh Lai Châu }
`;

/** The report of the quarter of `report-seed.ts`, with the names of a small knowledge folder. */
export async function seedReport(id = '2026-Q4', now = seedNow): Promise<Report> {
  const clock = new FixedClock(now);
  const store = await openStore({ url: 'sqlite::memory:', clock, logger: silentLogger });
  const folder = await aKnowledgeFolder({ files: { 'dia-phuong/lai-chau.yaml': laiChau } });
  try {
    await seedReports(store);
    const snapshot = await folder.load();
    const locality = snapshot.localities.get('lai-chau');
    const period = parsePeriod(id);
    if (locality === undefined || period === undefined) throw new Error('the fixture is whole');
    const figures = await gatherFigures(store, { period, locality: 'lai-chau', now });
    const letterhead = letterheadFor(locality, snapshot, { sign: 'TTHCC' });
    return buildReport({ figures, letterhead, names: namesFrom(snapshot), now });
  } finally {
    await Promise.all([store.close(), folder.remove()]);
  }
}
