import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ticketsCommand } from '../../src/cli/tickets';
import { FixedClock, randomIds } from '../../src/core';
import { citizen } from '../../src/tickets';
import { aTicketBench } from '../support/ticket-desk';
import type { TicketBench } from '../support/ticket-desk';

describe('the tickets command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tickets-cli-'));
  const url = `sqlite:${join(folder, 'tickets.db')}`;
  const dataKey = 'a-key-of-tests-that-is-long-enough-0001';
  let bench: TicketBench;

  beforeAll(async () => {
    // The rules alone load in no time; the articles do not matter here.
    for (const file of ['co-quan.yaml', 'ngay-nghi.yaml']) {
      cpSync(join('knowledge', file), join(folder, file));
    }
    // The command line lives now.
    bench = await aTicketBench({ url, ids: randomIds, clock: new FixedClock(new Date()) });
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: readonly string[]): Promise<string> {
    const lines: string[] = [];
    const io = {
      stdout: (line: string) => lines.push(line),
      stderr: (line: string) => lines.push(line),
      env: { DATABASE_URL: url, DATA_KEY: dataKey, KNOWLEDGE_DIR: folder },
    };
    await ticketsCommand(args, io);
    return lines.join('\n');
  }

  it('leads a ticket from the list to the public', async () => {
    const { code } = await bench.open({ contact: 'anh Páo 0912 345 678' });

    expect(await run('list')).toContain(code);
    expect(await run('show', code.toLowerCase(), '--contact')).toContain('anh Páo 0912 345 678');
    expect(await run('show', code)).toContain('Loại: Phản ánh, kiến nghị');
    expect(await run('start', code, '--by', 'Mai')).toContain('đang xử lý');
    expect(await run('answer', code, '--text', '=xong', '--by', 'Mai')).toContain('đã trả lời');
    await bench.service.desk.act(code, { kind: 'confirm', satisfaction: 4 }, citizen);
    expect(await run('drafts')).toContain(code);
    expect(await run('release', code, '--by', 'Sơn')).toContain('Đã công khai');
    expect(await run('show', code)).toContain('officer:Mai  trả lời (đã trả lời): =xong');
    expect(await run('league')).toContain('100% đúng hạn');
    expect(await run('export')).toContain(`"'=xong"`);
    expect(await run('notices')).toContain('ticket.opened');
  });

  it.each([
    [['show', 'LC-2611-AAAA'], 'Không có phiếu'],
    [['answer', 'x'], '--text or --file is missing'],
    [['fly'], 'npm run -s tickets'],
    [['extend', 'x', '--until', 'mai', '--note', 'y'], '--until must be a day'],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('refuses impossible moves with the reason', async () => {
    const { code } = await bench.open();
    await run('answer', code, '--text', 'xong', '--by', 'Mai');

    await expect(run('start', code, '--by', 'Mai')).rejects.toThrow('đã trả lời, nên không thể');
    await expect(run('comment', code, '--note', 'x')).rejects.toThrow('--by is missing');
  });
});
