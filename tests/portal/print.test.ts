import type { Page } from 'playwright-core';
import { create } from 'qrcode';
import request from 'supertest';
import { modulesOn, scan } from '../support/paper';
import type { Sheet } from '../support/paper';
import { useSite } from '../support/site';

let page: Page;

const site = useSite();

beforeEach(async () => {
  page = await site.browser.newPage({ colorScheme: 'dark' });
});

afterEach(() => page.close());

// A5 and A4 in points, as a PDF states its paper.
const paper = { a5: [420, 595], a4: [595, 842] } as const;

async function printed(path: string): Promise<readonly Sheet[]> {
  await page.goto(site.web.url + path);
  return scan(await page.pdf({ preferCSSPageSize: true }));
}

/** The code of an answer that lists the papers of one case. */
async function dossierCode(): Promise<string> {
  const say = async (ticket: string, text: string) =>
    (await request(site.web.url).post('/chat').type('form').send({ ticket, text })).text;
  const ticketIn = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const asked = await say('', 'Đăng ký khai sinh – Túi hồ sơ');
  const listed = await say(ticketIn(asked), 'Bệnh viện');
  return /tra-loi\/([A-Z2-9]{8})/.exec(listed)?.[1] ?? '';
}

/** What the code on a sheet must be, module by module. */
function modulesFor(address: string): { readonly size: number; readonly modules: string } {
  const { size, data } = create(address, { errorCorrectionLevel: 'Q' }).modules;
  return { size, modules: [...data].join('') };
}

describe('a sheet as a PDF', () => {
  it.each([
    ['/in/dang-ky-khai-sinh', 'a5', 2, '/hoi/dang-ky-khai-sinh'],
    ['/in/dang-ky-khai-sinh?kho=a4', 'a4', 1, '/hoi/dang-ky-khai-sinh'],
    ['/in/dang-ky-tam-tru?lang=km', 'a5', 2, '/hoi/dang-ky-tam-tru?lang=km'],
    ['/ap-phich', 'a4', 1, '/hoi'],
    ['/ap-phich?lang=km', 'a4', 1, '/hoi?lang=km'],
  ] as const)(
    'is drawn whole, on its paper, with a code that opens the chat: %s',
    async (path, size, most, target) => {
      const sheets = await printed(path);
      const { size: count, modules } = modulesFor(site.web.url + target);

      expect(sheets.length).toBeLessThanOrEqual(most);
      expect(sheets.map((sheet) => sheet.paper)).toEqual(sheets.map(() => paper[size]));
      // Nothing reaches where office printers cut, and no page is wasted on a line or two.
      expect(Math.min(...sheets.map(({ marginMm }) => marginMm))).toBeGreaterThanOrEqual(5);
      expect(Math.min(...sheets.map(({ inkShare }) => inkShare))).toBeGreaterThan(0.003);
      expect(sheets[0] && modulesOn(sheets[0], count)).toBe(modules);
    },
  );

  it.each(['a5', 'a4'] as const)(
    'lists the papers of one case with a code that opens the list again: %s',
    async (size) => {
      const code = await dossierCode();
      const sheets = await printed(`/tra-loi/${code}/in?kho=${size}`);
      const { size: count, modules } = modulesFor(`${site.web.url}/tra-loi/${code}`);
      const boxes = await page.locator('.ticks ol > li').count();

      expect(boxes).toBeGreaterThan(1);
      expect(sheets.map((sheet) => sheet.paper)).toEqual([paper[size]]);
      expect(sheets[0]?.marginMm).toBeGreaterThanOrEqual(5);
      expect(sheets[0] && modulesOn(sheets[0], count)).toBe(modules);
    },
  );
});

describe('the code on paper', () => {
  it('is at least 25 mm wide, so that old cameras read it', async () => {
    await page.setViewportSize({ width: 476, height: 700 });
    await page.goto(`${site.web.url}/in/dang-ky-khai-sinh`);
    await page.emulateMedia({ media: 'print' });

    const box = await page.locator('svg.qr').boundingBox();

    expect((box?.width ?? 0) / (96 / 25.4)).toBeGreaterThanOrEqual(25);
  });
});

describe('a sheet on paper', () => {
  it.each(['/in/dang-ky-khai-sinh', '/ap-phich'])(
    'is black on white without what belongs to the screen: %s',
    async (path) => {
      await page.goto(site.web.url + path);
      await page.emulateMedia({ media: 'print' });

      const tools = await page.locator('.tools').isVisible();
      const [colour, background, points] = await page.evaluate<readonly string[]>(
        `(({ color, fontSize }) => [color, getComputedStyle(document.body).backgroundColor, fontSize])(
          getComputedStyle(document.querySelector('.sheet')))`,
      );

      expect(tools).toBe(false);
      expect([colour, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      expect(parseFloat(points ?? '') * 0.75).toBeGreaterThanOrEqual(12.9);
    },
  );
});
