import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { startWebApp } from '../support/web-app';
import type { WebApp } from '../support/web-app';

let web: WebApp;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const noHost = () => ({ html: '', contentSecurityPolicy: '' });
  [web, browser] = await Promise.all([startWebApp(noHost), openBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await web.stop();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'vi-VN' });
});

afterEach(async () => {
  web.mend();
  await context.close();
});

const box = (page: Page) => page.locator('#giu-cam-nang');
const button = (page: Page, name: string) => box(page).getByRole('button', { name });
const answers = (page: Page) => page.locator('.bot:has(.rating)');

/** Visits the page and keeps what it offers; resolves when all of it is here. */
async function keep(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${web.url}/ngoai-tuyen`);
  await button(page, 'Giữ cẩm nang').click();
  await button(page, 'Xoá khỏi máy').waitFor();
  return page;
}

/** As in a valley: the browser has no network, and the server hears nothing. */
async function goOffline(): Promise<void> {
  web.cut();
  await context.setOffline(true);
}

async function goOnline(): Promise<void> {
  web.mend();
  await context.setOffline(false);
}

async function ask(page: Page, text: string): Promise<void> {
  const before = await answers(page).count();
  await page.locator('textarea').first().fill(text);
  await page.locator('textarea').first().press('Enter');
  await answers(page).nth(before).waitFor();
}

describe('a handbook kept on a device', () => {
  it('is read, asked and rated without a network; the rating arrives with the network', async () => {
    const page = await keep();
    expect(await box(page).locator('.keep-state').textContent()).toMatch(
      /^Đã giữ trên máy này: bản ngày \d\d\/\d\d\/\d{4}, .* MB\./,
    );

    await goOffline();
    await page.goto(`${web.url}/cam-nang/dang-ky-khai-sinh`);
    expect(await page.locator('h1').innerText()).toContain('khai sinh');
    await page.goto(`${web.url}/chat`);
    await page.locator('.panel .banner:not([hidden])').waitFor();
    await ask(page, 'lệ phí đăng ký khai sinh bao nhiêu');
    const said = await answers(page).last().innerText();
    await answers(page).last().getByRole('button', { name: 'Có' }).click();
    const thanks = await answers(page).last().locator('.thanks').innerText();

    await goOnline();
    const code = /mã ([2-9A-Z]{8})/.exec(thanks)?.[1] ?? '';
    const rated = await eventually(() => web.app.store.feedback.history(code));

    expect(said).toContain('Miễn lệ phí');
    expect(said).toMatch(/cẩm nang giữ trên máy này, bản ngày \d\d\/\d\d\/\d{4}/);
    expect(rated).toMatchObject([{ rating: 'helpful', answerCode: code }]);
  }, 60_000);
});

/** The first list with something in it. */
async function eventually<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (;;) {
    const found = await look();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
