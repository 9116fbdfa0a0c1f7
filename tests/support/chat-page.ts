import type { BrowserContext, Locator, Page } from 'playwright-core';

/** Names the parts of the widget as a citizen finds them. */
export const launcher = (page: Page): Locator => page.locator('.launcher');
export const panel = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Trợ lý Dịch vụ công' });
export const input = (page: Page): Locator =>
  panel(page).getByRole('textbox', { name: /cần làm giấy tờ/ });
export const said = (page: Page): Locator => panel(page).locator('.citizen .said');
export const answers = (page: Page): Locator => panel(page).locator('.bot');
export const choices = (page: Page): Locator => panel(page).locator('.choices button');
const choice = (page: Page, label: string | RegExp): Locator =>
  choices(page).filter({ hasText: label });

/** The root of the widget, for scripts run by the browser. */
export const root = `document.querySelector('tro-ly-dich-vu-cong').shadowRoot`;

/** Opens the chat on the page at `url` and waits for the greeting. */
export async function openChat(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await launcher(page).click();
  await answers(page).first().waitFor();
  return page;
}

/** Does something and resolves with the bot's next words. */
export async function replyTo(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await answers(page).count();
  await act();
  await answers(page).nth(before).waitFor();
  return answers(page).nth(before).innerText();
}

/** Asks in words, by Enter. */
export function ask(page: Page, text: string): Promise<string> {
  return replyTo(page, async () => {
    await input(page).fill(text);
    await input(page).press('Enter');
  });
}

export function tap(page: Page, label: string | RegExp): Promise<string> {
  return replyTo(page, () => choice(page, label).first().click());
}

export async function openOptions(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Tuỳ chọn' }).click();
}
