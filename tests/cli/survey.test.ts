import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSurveyCommand } from '../../src/cli/survey';
import { silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import { fixtureClock } from '../support/knowledge-folder';

const clock = fixtureClock();
const folder = mkdtempSync(path.join(tmpdir(), 'survey-'));
const database = `sqlite:${path.join(folder, 'x.db')}`;

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const io = { stdout: (line: string) => lines.push(line), stderr: () => undefined };
  await createSurveyCommand(clock)([...args, '--database', database], io);
  return lines.join('\n');
}

it('opens a round, lists it, and tells what came out with small groups hidden', async () => {
  const dates = ['--from', '2026-10-01', '--to', '2026-12-31'];
  await run('open', '2026-Q4', '--title', 'Quý IV', ...dates);
  await expect(run('open', '2026-Q4', '--title', 'x', ...dates)).rejects.toThrow('Đã có đợt');
  const store = await openStore({ url: database, clock, logger: silentLogger });
  for (let i = 0; i < 24; i += 1) {
    const id = `offer-${i}`;
    const field = i < 12 ? 'dat-dai' : 'ho-tich';
    await store.surveys.offer({
      id,
      roundId: '2026-Q4',
      conversationId: id,
      channel: 'web',
      field,
      locality: 'lai-chau',
    });
    if (i < 20) await store.surveys.reply(id, { score: i % 2 === 0 ? 5 : 3 });
  }
  await store.close();

  expect(await run('list')).toBe('2026-Q4  Quý IV  01/10/2026 – 31/12/2026');
  const results = await run('results', '--round', '2026-Q4');
  expect(results).toContain('Chung: hài lòng 50,0 % (khoảng 29,9 % – 70,1 %)');
  expect(results).toContain('trả lời 20/24 (83,3 %)');
  // Eight replies only; shown alone, the other group would give them away.
  expect(results).toContain('ho-tich: không hiện; mục tiêu 90,0 %');
  expect(results).toContain('dat-dai: không hiện; mục tiêu 85,0 %');
});
