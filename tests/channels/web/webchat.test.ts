import type { Page } from 'playwright-core';
import { webChatFile } from '../../../src/cli/web-chat-file';
import { useSite } from '../../support/site';

// Microsoft's own chat as it is published, on a page of another site.

const hostPage = (url: string) => ({
  html: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Web Chat</title>
<div id="webchat" style="height: 600px"></div>
<script src="/webchat.js"></script>
<script>
  (async () => {
    const reply = await fetch('${url}/v3/directline/tokens/public', { method: 'POST' });
    const { token } = await reply.json();
    const directLine = WebChat.createDirectLine({ token, domain: '${url}/v3/directline' });
    WebChat.renderWebChat({ directLine, locale: 'vi-VN' }, document.getElementById('webchat'));
  })();
</script></html>`,
  contentSecurityPolicy: '',
});

const site = useSite(hostPage);

const box = (page: Page) => page.locator('.webchat__send-box-text-box__input');
const bubbles = (page: Page) => page.locator('.webchat__bubble:not(.webchat__bubble--from-user)');
const own = (page: Page) => page.locator('.webchat__bubble--from-user');
const button = (page: Page, label: string) =>
  page.locator('.webchat__suggested-action').filter({ hasText: label });

/** Does something and waits for the bot's next words. */
async function replyTo(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await bubbles(page).count();
  await act();
  await bubbles(page).nth(before).waitFor();
  return bubbles(page).nth(before).innerText();
}

function ask(page: Page, text: string): Promise<string> {
  return replyTo(page, async () => {
    await box(page).fill(text);
    await box(page).press('Enter');
  });
}

async function openWebChat(): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const page = await site.browser.newPage();
  page.setDefaultTimeout(8_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.route('**/webchat.js', (route) => route.fulfill({ path: webChatFile }));
  await page.goto(site.web.hostUrl);
  await bubbles(page).first().waitFor();
  return { page, faults };
}

describe('the unmodified Bot Framework Web Chat', () => {
  it('holds a conversation with words and buttons, up to a list of papers of one’s own', async () => {
    const { page, faults } = await openWebChat();

    const answer = await ask(page, 'Đăng ký khai sinh');
    const firstQuestion = await replyTo(page, () => button(page, 'danh sách giấy tờ').click());
    const list = await replyTo(page, () => button(page, 'Bệnh viện').click());
    // An invitation to rate may come between the list and this.
    await ask(page, 'lệ phí bao nhiêu');
    const fee = bubbles(page).filter({ hasText: 'Đăng ký khai sinh – Lệ phí' });
    await fee.waitFor();
    const fees = await fee.innerText();
    const asked = await own(page).allInnerTexts();
    await page.close();

    expect(answer).toContain('ghi nhận một em bé ra đời');
    expect(fees).toContain('Miễn lệ phí');
    expect(firstQuestion).toContain('Bé sinh ở đâu?');
    expect(list).toContain('Giấy chứng sinh');
    expect(asked.map((text) => text.trim())).toEqual([
      'Đăng ký khai sinh',
      'Đăng ký khai sinh – Túi hồ sơ',
      'Bệnh viện',
      'lệ phí bao nhiêu',
    ]);
    expect(faults).toEqual([]);
  });
});
