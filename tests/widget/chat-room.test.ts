import type { BrowserContext, Page } from 'playwright-core';
import { violations } from '../support/axe';
import {
  answers,
  ask,
  choices,
  input,
  launcher,
  openChat,
  openOptions,
  panel,
  root,
  said,
} from '../support/chat-page';
import { useSite } from '../support/site';

let context: BrowserContext;

// A page of another site with the strictest policy under which one may embed the widget.
const hostPage = (url: string) => ({
  html: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Xã Bình Lư</title>
<script src="${url}/widget.js" defer></script></head><body><main><h1>Xã Bình Lư</h1></main></body></html>`,
  contentSecurityPolicy: `default-src 'none'; script-src ${url}; connect-src ${url} ${url.replace('http', 'ws')}`,
});

const site = useSite(hostPage);

beforeEach(async () => {
  context = await site.browser.newContext({ locale: 'vi-VN' });
});

afterEach(async () => {
  site.web.mend();
  await context.close();
});

const question = 'Đăng ký khai sinh';

// Run by the browser; tests are compiled for Node and know no DOM.
const inPage = {
  focusedClass: `${root}.activeElement.className`,
  isTooWide: `[...${root}.querySelectorAll('.panel, .scroller, .options')]
    .some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)`,
  smallTargets: `[...${root}.querySelectorAll('button, summary, textarea, label.reason')]
    .filter((control) => control.getClientRects().length > 0)
    .filter((control) => control.getBoundingClientRect().height < 44)
    .map((control) => control.textContent)`,
  spoilToken: `for (const key of Object.keys(localStorage).filter((name) => name.endsWith(':session'))) {
    const session = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...session, token: 'over' }));
  }`,
  // In one breath, so that the answer cannot come before the chat is closed.
  sendAndClose: `for (const key of ['Enter', 'Escape']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    ${root}.querySelector('textarea').dispatchEvent(event);
  }`,
};

async function askedChat(): Promise<Page> {
  const page = await openChat(context, site.web.url);
  await ask(page, question);
  return page;
}

describe('a conversation', () => {
  it('greets, answers with a basis that unfolds and a code that opens as a page', async () => {
    const page = await askedChat();
    const answer = answers(page).last();

    await answer.getByText(/Căn cứ pháp luật/).click();
    const basis = await answer.locator('.sources li').first().isVisible();
    const code = await answer.locator('.foot a').getAttribute('href');
    await page.goto(code ?? '');

    expect(basis).toBe(true);
    expect(await page.locator('article').innerText()).toContain('Đăng ký khai sinh');
  });

  it('begins with every way in: ask, browse, meet a person, say what one thinks', async () => {
    const page = await openChat(context, site.web.url);
    const ways = await choices(page).allInnerTexts();

    await page.locator('.scroller').focus();
    await choices(page).first().click();
    const writing = await page.evaluate<string>(`${root}.activeElement.tagName`);
    await input(page).fill('2');
    await input(page).press('Enter');
    await answers(page).nth(1).waitFor();

    expect(ways.map((way) => way.replace(/\s+/g, ' '))).toEqual([
      '1 Hỏi bằng lời của tôi',
      '2 Xem các nhóm việc',
      '3 Chọn theo việc trong đời',
      '4 Gặp cán bộ',
      '5 Gửi góp ý, phản ánh',
    ]);
    expect(writing).toBe('TEXTAREA');
    expect(await said(page).allInnerTexts()).toEqual(['Xem các nhóm việc']);
  });

  it('writes down what is said where the browser can, and leaves sending to the citizen', async () => {
    await context.addInitScript(`window.SpeechRecognition = class {
      start() {
        this.onresult({ results: [[{ transcript: 'làm khai sinh' }]] });
        this.onend();
      }
      abort() {}
    };`);
    const page = await openChat(context, site.web.url);

    await panel(page).getByRole('button', { name: 'Nói thay vì gõ' }).click();
    const written = await input(page).inputValue();

    expect(written).toBe('làm khai sinh');
    expect(await violations(page)).toEqual([]);
    expect(await said(page).count()).toBe(0);
  });

  it('says what a tapped choice or its digit stands for', async () => {
    const page = await askedChat();
    const first = await choices(page).first().innerText();

    await choices(page).first().click();
    await answers(page).nth(2).waitFor();
    await input(page).fill('2');
    await input(page).press('Enter');
    await answers(page).nth(3).waitFor();

    expect(first).toMatch(/^1/);
    expect(await said(page).nth(1).innerText()).toMatch(/^Đăng ký khai sinh – /);
    expect(await said(page).nth(2).innerText()).not.toBe('2');
  });

  it('keeps a rating with its reason and words, and remembers it after a reload', async () => {
    const page = await askedChat();
    const answer = answers(page).last();
    const code = (await answer.locator('.foot a').getAttribute('href'))?.split('/').pop() ?? '';

    await answer.getByRole('button', { name: 'Chưa được' }).click();
    await answer.getByRole('radio', { name: 'Khó hiểu' }).check();
    await answer.getByRole('textbox').fill('Chữ to hơn giúp');
    await answer.getByRole('button', { name: 'Gửi đánh giá' }).click();
    const stored = await until(async () => (await site.web.app.store.feedback.history(code))[0]);
    await page.reload();

    expect(stored).toMatchObject({
      rating: 'not_helpful',
      reason: 'unclear',
      text: 'Chữ to hơn giúp',
    });
    await answers(page).last().getByText('Cảm ơn bạn đã đánh giá.').waitFor();
  });

  it('speaks the language that is chosen', async () => {
    const page = await openChat(context, site.web.url);

    await openOptions(page);
    await panel(page).getByRole('button', { name: 'English' }).click();
    const english = page.getByRole('dialog', { name: 'Public service assistant' });
    await english.getByRole('button', { name: 'Back to the chat' }).click();

    expect(await english.getByRole('textbox').getAttribute('placeholder')).toMatch(/need to do/);
    expect(await english.getAttribute('lang')).toBe('en');
  });

  it('begins anew when asked, after asking once more', async () => {
    const page = await askedChat();

    await openOptions(page);
    await panel(page).getByRole('button', { name: 'Bắt đầu lại' }).click();
    await panel(page).getByRole('button', { name: 'Đồng ý' }).click();
    await answers(page).first().waitFor();

    expect(await said(page).count()).toBe(0);
    expect(await answers(page).count()).toBe(1);
  });

  it('asks what a link of the page carries', async () => {
    const page = await context.newPage();
    await page.goto(site.web.url);

    await page.locator('[data-tro-ly-hoi="Đăng ký khai sinh"]').click();
    await said(page).getByText('Đăng ký khai sinh').waitFor();

    expect(page.url()).toBe(`${site.web.url}/`);
  });

  it('counts on the button what came while the chat was closed', async () => {
    const page = await openChat(context, site.web.url);
    await input(page).fill(question);
    await page.evaluate(inPage.sendAndClose);

    await page.locator('.badge:not([hidden])').waitFor();

    expect(await page.locator('.badge').innerText()).toBe('1');
  });
});

describe('a weak network', () => {
  it('goes on where it was after a reload in the middle', async () => {
    const page = await askedChat();
    const before = await answers(page).last().innerText();

    await page.reload();
    await answers(page).nth(1).waitFor();

    expect(await answers(page).last().innerText()).toBe(before);
    expect(await said(page).allInnerTexts()).toEqual([question]);
    expect(await choices(page).count()).toBeGreaterThan(1);
  });

  it('shows that a message waits, over a reload too, and sends it once when the network is back', async () => {
    const page = await openChat(context, site.web.url);
    site.web.cut();
    await input(page).fill(question);
    await input(page).press('Enter');
    const waiting = panel(page).locator('.delivery.waiting');
    await waiting.waitFor();
    const banner = await until(() => panel(page).locator('.banner').innerText());

    site.web.mend();
    await page.reload();
    await answers(page).nth(1).waitFor();

    expect(banner).toMatch(/mất mạng/);
    expect(await said(page).allInnerTexts()).toEqual([question]);
    expect(await waiting.count()).toBe(0);
  });

  it('comes back by itself when the browser says that it is online again', async () => {
    const page = await openChat(context, site.web.url);
    await context.setOffline(true);
    await panel(page).locator('.banner').waitFor();
    await input(page).fill(question);
    await input(page).press('Enter');
    await panel(page).locator('.delivery.waiting').waitFor();

    await context.setOffline(false);
    await answers(page).nth(1).waitFor();

    expect(await panel(page).locator('.banner').isHidden()).toBe(true);
  });

  it('answers by polling where no WebSocket gets through', async () => {
    await context.routeWebSocket(/directline/, (socket) => socket.close());

    const page = await openChat(context, site.web.url);
    await ask(page, question);

    expect(await answers(page).count()).toBe(2);
  });

  it('begins a new conversation and says so when the old one is over', async () => {
    const page = await askedChat();
    await page.evaluate(inPage.spoilToken);

    await page.reload();
    await panel(page)
      .getByText(/cuộc trò chuyện mới/)
      .waitFor();
    await ask(page, question);

    expect(await said(page).allInnerTexts()).toEqual([question]);
  });

  it('shares one conversation between two tabs', async () => {
    const first = await openChat(context, site.web.url);
    const second = await openChat(context, site.web.url);

    await ask(first, question);
    await answers(second).nth(1).waitFor();

    expect(await said(second).allInnerTexts()).toEqual([question]);
  });
});

describe('accessibility', () => {
  it('is used with the keyboard alone', async () => {
    const page = await context.newPage();
    await page.goto(site.web.hostUrl);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answers(page).first().waitFor();
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
    await answers(page).nth(1).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await answers(page).nth(2).waitFor();
    await page.keyboard.press('Escape');

    expect(await panel(page).isHidden()).toBe(true);
    expect(await page.evaluate(inPage.focusedClass)).toBe('launcher');
  });

  it('tells screen readers what the bot says, and nothing twice', async () => {
    const page = await askedChat();

    const told = await panel(page).locator('[aria-live=polite]').innerText();

    expect(told).toMatch(/^Trợ lý: Đăng ký khai sinh/);
  });

  it.each(['light', 'dark'] as const)('has no violation in any state, %s', async (colorScheme) => {
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((line) => `${state}: ${line}`));
    };

    await page.goto(site.web.url);
    await look('closed');
    await launcher(page).click();
    await answers(page).first().waitFor();
    await ask(page, question);
    await answers(page)
      .last()
      .getByText(/Căn cứ pháp luật/)
      .click();
    await answers(page).last().getByRole('button', { name: 'Chưa được' }).click();
    await look('answer with basis and rating');
    await context.setOffline(true);
    await input(page).fill('Còn lệ phí?');
    await input(page).press('Enter');
    await panel(page).locator('.delivery.waiting').waitFor();
    await look('offline');
    await openOptions(page);
    await panel(page).getByRole('button', { name: 'Bắt đầu lại' }).click();
    await look('options');

    expect(found).toEqual([]);
  });

  it.each([
    ['320 px wide', { width: 320, height: 640 }],
    ['400 % zoom of 1280 px', { width: 320, height: 256 }],
  ])('fits at %s with text at 200 %%, every control in reach', async (_, viewport) => {
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(site.web.url);
    await launcher(page).click();
    await answers(page).first().waitFor();
    await openOptions(page);
    await panel(page).getByRole('button', { name: '200%' }).click();
    await panel(page).getByRole('button', { name: 'Quay lại trò chuyện' }).click();
    await ask(page, question);

    const tooWide = await page.evaluate(inPage.isTooWide);
    await panel(page).getByRole('button', { name: 'Tuỳ chọn' }).focus();
    await input(page).focus();
    const box = await input(page).boundingBox();

    expect(tooWide).toBe(false);
    expect(box && box.y >= 0 && box.y + box.height <= viewport.height).toBe(true);
  });

  it('offers nothing smaller than 44 px to tap', async () => {
    const page = await askedChat();
    await answers(page).last().getByRole('button', { name: 'Chưa được' }).click();

    const small = await page.evaluate(inPage.smallTargets);

    expect(small).toEqual([]);
  });

  it('keeps the page behind it out of reach while it covers a phone', async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(site.web.url);
    await launcher(page).click();
    await answers(page).first().waitFor();
    const main = page.locator('main');
    const covered = await main.getAttribute('inert');

    await panel(page).getByRole('button', { name: 'Đóng khung trò chuyện' }).click();

    expect(covered).toBe('');
    expect(await main.getAttribute('inert')).toBeNull();
  });
});

describe('a page of another site', () => {
  it('prints the conversation alone', async () => {
    const page = await context.newPage();
    await page.addInitScript('window.print = () => { top.printed = document.body.innerText; }');
    await page.goto(site.web.hostUrl);
    await launcher(page).click();
    await answers(page).first().waitFor();
    await ask(page, question);
    await openOptions(page);

    await panel(page).getByRole('button', { name: 'In cuộc trò chuyện' }).click();
    const printed = await until(() => page.evaluate<string>('window.printed'));

    expect(printed).toMatch(/Bạn\s+Đăng ký khai sinh\s+Trợ lý/);
    expect(printed).not.toContain('Xã Bình Lư');
  });

  it('embeds it by one script tag under a strict policy, without cookies', async () => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(site.web.hostUrl);
    await launcher(page).click();
    await answers(page).first().waitFor();
    await ask(page, question);
    await openOptions(page);
    await panel(page).getByRole('button', { name: '125%' }).click();

    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });
});

/** Asks again until there is something, or ten seconds have passed. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 100; i += 1) {
    const found = await look();
    if (found !== undefined && found !== '') return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nothing came');
}
