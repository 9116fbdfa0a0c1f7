import type { BrowserContext, Page } from 'playwright-core';
import { useSite } from '../support/site';

let context: BrowserContext;

const site = useSite();

beforeEach(async () => {
  context = await site.browser.newContext({ locale: 'vi-VN' });
});

afterEach(() => context.close());

const bar = (page: Page) => page.locator('.helper-bar');

async function helping(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.web.url}/giup-dan`);
  await page.getByRole('button', { name: 'Bắt đầu giúp' }).click();
  await bar(page).waitFor();
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator('.launcher').click();
  await page.locator('textarea').fill(question);
  await page.locator('textarea').press('Enter');
  await page.locator('.bot .rating').first().waitFor();
  await page.locator('textarea').press('Escape');
}

async function next(page: Page): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Người tiếp theo' }).click();
  await arrived;
  await bar(page).waitFor();
}

// Everything the browser holds for this origin, as one text.
const everything = `(async () => {
  const names = await caches.keys();
  const bases = (await indexedDB.databases()).map(({ name }) => name);
  return JSON.stringify({ ...localStorage, ...sessionStorage, names, bases, cookie: document.cookie,
    state: history.state, window: window.name, href: location.href, length: history.length });
})()`;

describe('the helper mode', () => {
  it('leaves nothing of a person to the next one', async () => {
    const page = await helping();
    await ask(page, 'Đăng ký khai sinh');
    await page.evaluate(
      `(async () => { window.name = 'x'; history.replaceState({ secret: 'bi-mat' }, '');
        sessionStorage.setItem('a', 'bi-mat'); await caches.open('bi-mat');
        await new Promise((done) => { indexedDB.open('bi-mat').onsuccess = done; }); })()`,
    );
    const conversation = /"conversationId\\*":\\*"([^"\\]+)/.exec(await page.evaluate(everything));

    await next(page);
    const left = await page.evaluate<string>(everything);
    await page.locator('.launcher').click();
    await page.locator('.bot').first().waitFor();

    expect(conversation?.[1]).toBeDefined();
    expect(left).not.toContain(conversation?.[1]);
    expect(left).not.toContain('bi-mat');
    expect(await page.locator('.citizen').count()).toBe(0);
  });

  it('keeps no page of a person in the history', async () => {
    const page = await helping();
    const before = await page.evaluate<number>('history.length');
    await page.getByRole('link', { name: 'Cẩm nang', exact: true }).click();
    await page.waitForURL('**/cam-nang');
    await page.locator('#q').fill('khai sinh');
    await page.locator('#q').press('Enter');
    await page.waitForURL('**/cam-nang?q=khai+sinh');

    await next(page);

    expect(await page.evaluate<number>('history.length')).toBe(before);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('counts people without names, and begins with larger type', async () => {
    const page = await helping();

    await next(page);
    await next(page);
    const told = await bar(page).locator('p').innerText();
    await page.locator('.launcher').click();
    const size = await page.locator('.panel').getAttribute('data-size');
    await page.locator('textarea').press('Escape');
    await page.getByRole('button', { name: 'Thôi giúp' }).click();
    await page.waitForURL('**/giup-dan');

    expect(told).toBe('Đã giúp 2 người hôm nay');
    expect(size).toBe('150');
    expect(await bar(page).count()).toBe(0);
  });

  it('wipes the chat of another tab with it', async () => {
    const page = await helping();
    const other = await context.newPage();
    await other.goto(site.web.url);
    await ask(other, 'Đăng ký khai sinh');

    await next(page);
    await other.locator('.launcher').click();
    await other.locator('.bot').first().waitFor();

    expect(await other.locator('.citizen').count()).toBe(0);
  });
});
