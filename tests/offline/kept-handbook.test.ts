import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violations } from '../support/axe';
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

const wishes = `- intent: delete-data
  samples: [xoá dữ liệu của tôi, xoá thông tin của tôi đi, xoá cuộc trò chuyện này]
`;
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

async function say(page: Page, text: string): Promise<void> {
  const before = await page.locator('.bot').count();
  await page.locator('textarea').first().fill(text);
  await page.locator('textarea').first().press('Enter');
  await page.locator('.bot').nth(before).waitFor();
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

  it('asks the server nothing again that was answered here, but what people must see', async () => {
    await web.folder.write('y-dinh.yaml', wishes);
    await web.app.library.reload();
    const page = await keep();
    await goOffline();
    await page.goto(`${web.url}/hoi`);
    await page.locator('.panel .banner:not([hidden])').waitFor();
    await ask(page, 'đăng ký tạm trú mất bao lâu');
    await say(page, 'xoá dữ liệu của tôi');
    const waiting = await page.locator('.delivery.waiting').innerText();
    await page.reload();
    await page.locator('.citizen').nth(1).waitFor();

    await goOnline();
    await page.locator('.delivery.waiting').waitFor({ state: 'detached' });
    const heard = await page.evaluate<string>(
      `JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith(':session')))).conversationId`,
    );
    // The greeting may be written down before what was waiting.
    const said = await eventually(async () => {
      const lines = await web.app.store.transcripts.list(heard);
      return lines.filter(({ role }) => role === 'citizen').map(({ text }) => text);
    });

    expect(waiting).toMatch(/Mã chờ: [0-9A-F]{4}$/);
    expect(said).toEqual(['xoá dữ liệu của tôi']);
  }, 60_000);

  it('is renewed by what has changed, and answers with it', async () => {
    const page = await keep();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const file = 'cu-tru/dang-ky-tam-tru.vi.md';
    const before = await web.folder.read(file);
    await web.folder.write(file, before.replace('3 ngày làm việc', '5 ngày làm việc'));
    await web.app.library.reload();

    await button(page, 'Cập nhật').click();
    await box(page).getByText('Đây là bản mới nhất.').waitFor();
    await goOffline();
    await page.goto(`${web.url}/hoi`);
    await page.locator('.panel .banner:not([hidden])').waitFor();
    await ask(page, 'đăng ký tạm trú mất bao lâu');
    await web.folder.write(file, before);
    await web.app.library.reload();

    expect(await answers(page).last().innerText()).toContain('5 ngày làm việc');
    expect(asked).toContain('/cam-nang/dang-ky-tam-tru');
    expect(asked).toContain('/kien-thuc.bin');
    expect(asked).not.toContain('/cam-nang/dang-ky-khai-sinh');
    expect(asked.slice(0, asked.indexOf('/hoi'))).not.toContain('/offline-engine.js');
  }, 60_000);

  it('stays for the next person, who finds nothing of the one before', async () => {
    const page = await keep();
    await page.goto(`${web.url}/giup-dan`);
    await page.getByRole('button', { name: 'Bắt đầu giúp' }).click();
    await page.locator('.helper-bar').waitFor();
    await goOffline();
    await page.goto(`${web.url}/hoi`);
    await page.locator('.panel .banner:not([hidden])').waitFor();
    await ask(page, 'lệ phí đăng ký khai sinh bao nhiêu');
    await page.locator('textarea').first().press('Escape');

    const arrived = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Người tiếp theo' }).click();
    await arrived;
    await page.locator('.helper-bar').waitFor();
    const left = await page.evaluate<string>(
      'JSON.stringify({ ...localStorage, ...sessionStorage })',
    );
    await page.locator('.launcher').click();
    await page.locator('.panel .banner:not([hidden])').waitFor();
    const said = await page.locator('.citizen').count();
    await ask(page, 'đăng ký tạm trú mất bao lâu');

    expect(left).not.toContain('khai sinh');
    expect(said).toBe(0);
    expect(await answers(page).last().innerText()).toContain('ngày làm việc');
  }, 60_000);

  it('is gone when it is removed, and the site is as it was', async () => {
    const page = await keep();

    await button(page, 'Xoá khỏi máy').click();
    await box(page).getByText('Đã xoá khỏi máy này.').waitFor();
    const left = await page.evaluate<string>(
      `(async () => JSON.stringify([await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]))()`,
    );
    await page.goto(`${web.url}/cam-nang`);

    expect(left).toBe('[[],0]');
    expect(await button(page, 'Giữ cẩm nang').isVisible()).toBe(true);
  }, 60_000);

  it('is offered without a fault of accessibility, before and after', async () => {
    const page = await context.newPage();
    await page.goto(`${web.url}/ngoai-tuyen`);
    const before = await violations(page);
    await button(page, 'Giữ cẩm nang').click();
    await button(page, 'Xoá khỏi máy').waitFor();

    expect(before).toEqual([]);
    expect(await violations(page)).toEqual([]);
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
