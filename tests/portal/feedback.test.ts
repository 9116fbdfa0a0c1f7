import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import type { KnowledgeSnapshot } from '../../src/knowledge';
import { violations } from '../support/axe';
import { openBrowser } from '../support/browser';
import { startFeedbackSite } from '../support/feedback-site';
import type { FeedbackSite } from '../support/feedback-site';
import { aKnowledgeFolder } from '../support/knowledge-folder';
import { seedCodes } from '../support/report-seed';
import { buildInto } from '../support/web-app';

let assets: string;
let snapshot: KnowledgeSnapshot;
let site: FeedbackSite;
let browser: Browser;

const laiChau = `id: lai-chau
name: Lai Châu
languages: [vi]
values: { tinh: tỉnh Lai Châu }
`;

beforeAll(async () => {
  assets = await mkdtemp(path.join(tmpdir(), 'assets-'));
  const folder = await aKnowledgeFolder({ files: { 'dia-phuong/lai-chau.yaml': laiChau } });
  [snapshot, browser] = await Promise.all([folder.load(), openBrowser(), buildInto(assets)]);
  await folder.remove();
  site = await startFeedbackSite(snapshot, assets);
});

afterAll(async () => {
  await browser.close();
  await site.stop();
  await rm(assets, { recursive: true });
});

const get = (address: string) => request(site.url).get(address);
const quarter = '/gop-y?ky=2026-Q4';

/** The cells of the tables by their captions. */
async function tablesOf(page: Page): Promise<Readonly<Record<string, readonly string[][]>>> {
  const read = `Object.fromEntries([...document.querySelectorAll('table')].map((table) => [
    table.caption.textContent.trim(),
    [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  ]))`;
  return page.evaluate<Readonly<Record<string, readonly string[][]>>>(read);
}

describe('the public feedback page', () => {
  it('shows the numbers of the quarter as they were counted by hand', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(site.url + quarter);

    const facts = await page.locator('.numbers > div').allInnerTexts();
    const tables = await tablesOf(page);
    await page.close();

    expect(facts.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Tiếp nhận 9',
      'Đã trả lời 5',
      'Trả lời đúng hạn 80% 4 trên 5',
      'Được tiếp thu 87,5% 7 trên 8',
      'Đã công khai 80% 4 trên 5',
      'Quá hạn 2',
    ]);
    // Received, answered, on time, median days, open and in time, overdue.
    expect(tables['Kết quả theo cơ quan']).toEqual([
      ['lc-nnmt', '5', '3', '66,7%', '10', '1', '1'],
      ['lc-xa', '4', '2', '100%', '6', '0', '1'],
    ]);
    expect(tables['Mức độ hài lòng theo lĩnh vực']).toEqual([
      ['dat-dai', '12', '75%', '46,8% – 91,1%', '85%'],
      ['dau-tu', 'ẩn', 'ẩn', 'ẩn', '85%'],
      ['ho-tich', '20', '95%', '76,4% – 99,1%', '90%'],
      ['xay-dung', 'ẩn', 'ẩn', 'ẩn', '85%'],
    ]);
  });

  it('draws what the table beside it says', async () => {
    const { text } = await get(quarter);

    const [, description] = /<desc id="co-quan-wide-d">([^<]*)<\/desc>/.exec(text) ?? [];

    expect(description).toBe(
      'lc-nnmt: Đã trả lời 3, Chưa trả lời, còn hạn 1, Quá hạn 1; lc-xa: Đã trả lời 2, Chưa trả lời, còn hạn 0, Quá hạn 1.',
    );
  });

  it('shows released cases only, and no word of what was not', async () => {
    const { text } = await get(quarter);

    expect([...text.matchAll(/Câu hỏi công khai số (\d+)/g)].map(([, number]) => number)).toEqual([
      '6',
      '2',
      '1',
      '9',
    ]);
    expect(text).not.toContain('Nội dung riêng');
    for (const code of seedCodes) expect(text).not.toContain(code);
  });

  it.each([
    ['/gop-y', 200, 'Số liệu năm 2027'],
    ['/gop-y?ky=2026', 200, 'Số liệu năm 2026'],
    ['/gop-y?ky=2026-11&lang=en', 200, 'Figures for month 11 of 2026'],
    ['/gop-y?ky=2024', 200, 'Chưa có ý kiến nào trong năm 2024'],
    ['/gop-y?ky=2026-Q4&trang=9', 200, 'Ý kiến mới hơn'],
    ['/gop-y?ky=2028', 404, 'Không có trang này'],
    ['/gop-y?ky=hôm qua', 404, 'Không có trang này'],
    ['/gop-y/du-lieu', 200, 'CC BY 4.0'],
    ['/sitemap.xml', 200, '/gop-y</loc>'],
  ])('answers %s with %i and what was asked for', async (address, status, said) => {
    const reply = await get(encodeURI(address));

    expect(reply.status).toBe(status);
    expect(reply.text).toContain(said);
  });

  it.each([
    ['/gop-y?ky=2026-Q4', 360, 'light'],
    ['/gop-y?ky=2026-Q4', 1280, 'dark'],
    ['/gop-y?ky=2026-Q4&lang=km', 360, 'dark'],
    ['/gop-y/du-lieu', 360, 'light'],
    ['/gop-y/tra-cuu?ma=LC', 360, 'light'],
    ['ticket', 1280, 'light'],
  ] as const)('is free of barriers: %s at %i px, %s', async (address, width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(site.url + (address === 'ticket' ? `/gop-y/${seedCodes[1]}` : address));

    const found = await violations(page);
    const tooWide = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    await page.close();

    expect(found).toEqual([]);
    expect(tooWide).toBe(false);
  });
});

describe('a ticket by its code', () => {
  it('tells state and dates, and the answer only where it is public', async () => {
    const [open, closed] = await Promise.all([
      get(`/gop-y/${seedCodes[4]}`),
      get(`/gop-y/${seedCodes[0]}`),
    ]);

    expect(open.status).toBe(200);
    expect(open.text).toContain('01/12/2026');
    expect(open.text).toContain('quá hạn trả lời');
    expect(open.text).not.toMatch(/Nội dung riêng|Câu trả lời\./);
    expect(closed.text).toContain('Cơ quan trả lời số 1');
    expect(closed.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
  });

  it('is found however the code is typed', async () => {
    const typed = (seedCodes[0] ?? '').toLowerCase().replaceAll('-', ' ');

    const reply = await get(`/gop-y/tra-cuu?ma=${encodeURIComponent(typed)}`);

    expect(reply.status).toBe(303);
    expect(reply.headers['location']).toBe(`/gop-y/${seedCodes[0]}`);
  });

  it('refuses an address that guesses codes, and nobody else', async () => {
    const from = (ip: string) => (code: string) => get(`/gop-y/${code}`).set('X-Forwarded-For', ip);
    const guesser = from('203.0.113.9');
    for (let guess = 0; guess < 30; guess += 1) {
      expect((await guesser(`LC-2611-${4222 + guess}`)).status).toBe(404);
    }

    const refused = await guesser('LC-2611-3333');
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('nghỉ một giờ');
    expect((await guesser(String(seedCodes[0]))).status).toBe(429);
    expect((await from('203.0.113.10')(String(seedCodes[0]))).status).toBe(200);
  });

  it.each(['/gop-y/tra-cuu', '/gop-y/tra-cuu?ma=<b>', '/gop-y/LC-2610-2222', '/gop-y/%22%3E'])(
    'is not there for %s, which is said kindly and as text',
    async (address) => {
      const reply = await get(address);

      expect(reply.status).toBe(404);
      expect(reply.text).toContain('Không tìm thấy phiếu');
      expect(reply.text).not.toContain('<b>');
    },
  );
});

describe('the open data', () => {
  it('are the same numbers as JSON, for programs of any site', async () => {
    const reply = await get('/gop-y.json?ky=2026-Q4');

    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(reply.body).toMatchObject({
      version: 1,
      licence: { name: 'CC BY 4.0' },
      locality: 'lai-chau',
      period: { id: '2026-Q4', from: '2026-10-01', to: '2026-12-31' },
      tickets: {
        received: 9,
        answered: 5,
        onTime: { count: 4, of: 5 },
        medianDays: 10,
        open: 3,
        overdue: 2,
        takenUp: { count: 7, of: 8 },
        published: { count: 4, of: 5 },
      },
      satisfaction: { all: { asked: 64, replied: 43, satisfied: 37 } },
    });
    const { satisfaction, cases } = reply.body as {
      satisfaction: { byField: readonly object[] };
      cases: readonly object[];
    };
    expect(satisfaction.byField[1]).toEqual({ field: 'dau-tu', fieldName: 'dau-tu', hidden: true });
    expect(cases[3]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      kind: 'petition',
      field: 'ho-tich',
      fieldName: 'ho-tich',
      agency: 'lc-xa',
      agencyName: 'lc-xa',
      receivedOn: '2026-09-20',
      answeredOn: '2026-10-01',
      onTime: true,
      releasedOn: '2026-10-06',
      question: 'Câu hỏi công khai số 9',
      answer: 'Cơ quan trả lời số 9',
    });
  });

  it('are a CSV that keeps its columns and runs no formula', async () => {
    await site.store.publications.review('ticket-0', {
      state: 'released',
      reviewedBy: 'supervisor:lan',
      note: null,
      question: '=cmd|"/c calc"',
      answer: 'Dòng một,\ndòng hai',
    });
    site.clock.advance(6 * 60 * 1000);

    const { text } = await get('/gop-y.csv?ky=2027');

    expect(text.split('\r\n')).toEqual([
      '\uFEFFid,kind,field,fieldName,agency,agencyName,receivedOn,answeredOn,onTime,releasedOn,question,answer',
      expect.stringMatching(
        /^[0-9a-f]{16},complaint,dat-dai,dat-dai,lc-nnmt,lc-nnmt,2026-10-02,2026-10-10,true,2027-01-05,"'=cmd\|""\/c calc""","Dòng một,\ndòng hai"$/,
      ),
      '',
    ]);
  });
});
