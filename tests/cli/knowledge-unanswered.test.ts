import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKnowledgeCommand } from '../../src/cli/knowledge';
import { silentLogger } from '../../src/core';
import { openStore } from '../../src/store';
import { fixtureClock } from '../support/knowledge-folder';

const clock = fixtureClock();
const folder = mkdtempSync(path.join(tmpdir(), 'unanswered-'));
const database = `sqlite:${path.join(folder, 'x.db')}`;

beforeAll(async () => {
  const store = await openStore({ url: database, clock, logger: silentLogger });
  const questions = ['xin visa đi Hàn Quốc', 'thủ tục xin visa Hàn Quốc ạ', 'đăng ký nuôi hươu'];
  for (const [i, question] of questions.entries()) {
    await store.answers.save({
      code: `CODE${i}`,
      conversationId: `c${i}`,
      question,
      context: {},
      status: 'unanswered_no_match',
      lang: 'vi',
      score: 0,
      knowledgeVersion: 'v',
      answer: { alternatives: [] },
      timings: {},
    });
  }
  await store.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const io = { stdout: (line: string) => lines.push(line), stderr: () => undefined };
  await createKnowledgeCommand({ clock })(['unanswered', '--database', database, ...args], io);
  return lines;
}

it('tells curators what to write next, the most wanted first', async () => {
  const lines = await run('--weeks', '2');

  expect(lines[0]).toBe(
    'Từ 09/11/2026 đến 22/11/2026: 3 câu chưa được trả lời hoặc bị chê, gom thành 2 nhóm.',
  );
  expect(lines.join('\n')).toMatch(
    /1\. .*visa.*\n {3}2 câu, 2 người; chưa trả lời 2; theo tuần: 0 · 2/i,
  );
});

it('prints the same as one JSON object', async () => {
  const [line = '', ...more] = await run('--json');

  expect(more).toEqual([]);
  expect(JSON.parse(line)).toMatchObject({
    needs: [{ count: 2, people: 2, byWeek: [0, 0, 0, 2] }, { count: 1 }],
    rising: [],
  });
});

it('refuses a number of weeks that makes no sense', async () => {
  await expect(run('--weeks', '0')).rejects.toThrow('từ 1 đến 26');
});
