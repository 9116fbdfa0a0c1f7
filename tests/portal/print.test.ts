import type { Page } from 'playwright-core';
import { create } from 'qrcode';
import { useSite } from '../support/site';

let page: Page;

const site = useSite();

beforeEach(async () => {
  page = await site.browser.newPage({ colorScheme: 'dark' });
});

afterEach(() => page.close());

// A5 and A4 in points, as a PDF states its paper.
const paper = { a5: [420, 595], a4: [595, 842] } as const;

/** The paper of each page of a PDF, in whole points. */
function papersOf(pdf: Buffer): readonly (readonly number[])[] {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))],
  );
}

describe('a sheet as a PDF', () => {
  it.each([
    ['/in/dang-ky-khai-sinh', 'a5', 2],
    ['/in/dang-ky-khai-sinh?kho=a4', 'a4', 1],
    ['/in/dang-ky-tam-tru?lang=km', 'a5', 2],
    ['/ap-phich', 'a4', 1],
  ] as const)('comes on the paper it is made for: %s on %s', async (path, size, most) => {
    await page.goto(site.web.url + path);

    const papers = papersOf(await page.pdf({ preferCSSPageSize: true }));

    expect(papers.length).toBeGreaterThan(0);
    expect(papers.length).toBeLessThanOrEqual(most);
    expect(papers.every((one) => String(one) === String(paper[size]))).toBe(true);
  });
});

// The picture of the code on paper, module by module, as a camera sees it.
const modulesSeen = `(async (count) => {
  const svg = document.querySelector('svg.qr');
  const image = new Image();
  const markup = new XMLSerializer().serializeToString(svg);
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(markup);
  await image.decode();
  const whole = count + 8;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = whole * 4;
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0, whole * 4, whole * 4);
  const dark = (x, y) => brush.getImageData(x * 4 + 2, y * 4 + 2, 1, 1).data[0] < 128;
  return Array.from({ length: whole }, (_, y) =>
    Array.from({ length: whole }, (_, x) => (dark(x, y) ? 1 : 0)).join(''));
})`;

describe('the code on paper', () => {
  it.each([
    ['/in/dang-ky-khai-sinh', '/hoi/dang-ky-khai-sinh'],
    ['/ap-phich?lang=km', '/hoi?lang=km'],
  ])('of %s opens %s', async (path, target) => {
    const { size, data } = create(site.web.url + target, { errorCorrectionLevel: 'Q' }).modules;
    await page.goto(site.web.url + path);
    await page.emulateMedia({ media: 'print' });

    const seen = await page.evaluate<readonly string[]>(`${modulesSeen}(${size})`);
    const inner = seen.slice(4, -4).map((row) => row.slice(4, -4));

    expect(inner.join('')).toBe([...data].join(''));
    expect(/1/.test([...seen.slice(0, 4), ...seen.slice(-4)].join(''))).toBe(false);
  });

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
