import type { Page } from 'playwright-core';
import request from 'supertest';
import { violations } from '../support/axe';
import { unseenFocus } from '../support/focus';
import { useSite } from '../support/site';

const site = useSite();

const get = (path: string) => request(site.web.url).get(path);

describe('the pages', () => {
  it.each([
    ['/', 200, 'Làm giấy tờ, biết trước cần gì'],
    ['/cam-nang', 200, 'Đăng ký tạm trú'],
    ['/cam-nang?q=lam giay khai sinh cho con', 200, '<li><a href="/cam-nang/dang-ky-khai-sinh">'],
    ['/cam-nang?q=zzzz qqqq', 200, 'Chưa có bài nào hợp'],
    ['/cam-nang/dang-ky-khai-sinh', 200, 'Giấy chứng sinh'],
    ['/cam-nang/dang-ky-khai-sinh?lang=en', 200, 'not in English yet'],
    ['/cam-nang?lang=km', 200, '<html lang="km">'],
    ['/cam-nang/khong-co', 404, 'Không có trang này'],
    ['/tra-loi/ZZZZ9999', 404, 'Không có câu trả lời nào mang mã này'],
    ['/mot/hai/ba', 404, 'Không có trang này'],
    ['/chat', 200, 'Chào bạn'],
    ['/sitemap.xml', 200, '/cam-nang/dang-ky-khai-sinh</loc>'],
    ['/cam-nang/dang-ky-tam-tru', 200, '<link rel="canonical" href="http'],
    ['/hoi/dang-ky-tam-tru', 200, 'data-ask="Đăng ký tạm trú"'],
    ['/hoi', 200, 'data-ask=""'],
    ['/in/dang-ky-khai-sinh', 200, 'class="sheet a5"'],
    ['/in/dang-ky-khai-sinh?kho=a4', 200, 'class="sheet a4"'],
    ['/in/khong-co', 404, 'Không có trang này'],
    ['/ap-phich', 200, 'Mã QR mở http'],
    ['/nhung/dang-ky-khai-sinh', 200, 'Nguồn: Cẩm nang Dịch vụ công, kiểm tra ngày 20/11/2026.'],
    ['/giup-dan', 200, 'Người tiếp theo'],
  ])('answer %s with %i and what was asked for', async (path, status, text) => {
    const reply = await get(path);

    expect(reply.status).toBe(status);
    expect(reply.text).toContain(text);
  });

  it('say of each part its basis, its dates and until when it holds', async () => {
    const { text } = await get('/cam-nang/dang-ky-khai-sinh');

    expect(text).toContain('60/2014/QH13');
    expect(text).toContain('kiểm tra ngày 20/11/2026');
    expect(text).toContain('(áp dụng đến hết 28/02/2027)');
    expect(text).toContain('Bước 1: Không đăng nhập được');
  });

  it('tell what is Vietnamese from what is in the page’s language', async () => {
    const { text } = await get('/cam-nang/dang-ky-tam-tru?lang=km');

    expect(text).toMatch(/<div lang="vi">\s*<p>Bạn ở nơi khác/);
    expect(text).toMatch(/<h2 id="fee">[^<]*[\u1780-\u17ff]/u);
    expect(text).not.toMatch(/class="text" lang/);
  });

  it.each([
    '/',
    '/cam-nang',
    '/cam-nang/dang-ky-khai-sinh',
    '/in/dang-ky-khai-sinh',
    '/ap-phich',
    '/nhung/dang-ky-khai-sinh',
    '/giup-dan',
    '/chat',
    '/khong-co',
  ])('run nothing inline and nothing of others: %s', async (path) => {
    const { headers, text } = await get(path);

    expect(headers['content-security-policy']).not.toContain('unsafe');
    // Data for search engines is no script to a browser.
    const scripts = text.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '');
    expect(scripts).not.toMatch(/<script(?!\s[^>]*src="\/)|<style|\son\w+=|\sstyle=/);
  });

  it('show what is typed as text, never as markup', async () => {
    const { text } = await get(`/cam-nang?q=${encodeURIComponent('"><script>alert(1)</script>')}`);

    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  it('are sent once: a browser that has the page gets 304', async () => {
    const first = await get('/cam-nang');

    const second = await get('/cam-nang').set('If-None-Match', String(first.headers['etag']));

    expect(second.status).toBe(304);
  });

  it('are sent compressed to whoever takes it', async () => {
    const reply = await get('/cam-nang/dang-ky-khai-sinh').set('Accept-Encoding', 'gzip');

    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(reply.headers['vary']).toContain('Accept-Encoding');
  });

  it('let browsers keep the chat for ever and ask for the button again soon', async () => {
    const [button, chat] = await Promise.all([get('/widget.js'), get('/widget-chat.js?v=1')]);

    expect(button.headers['cache-control']).toBe('public, max-age=600');
    expect(chat.headers['cache-control']).toContain('immutable');
  });
});

describe('an answer by its code', () => {
  it('is printed with a code that opens it again, and kept by no browser', async () => {
    const said = await request(site.web.url)
      .post('/chat')
      .type('form')
      .send({ text: 'Đăng ký khai sinh' });
    const [, code = ''] = /Mã câu trả lời: (?:<[^>]+>)?([A-Z2-9]{8})/.exec(said.text) ?? [];

    const reply = await get(`/tra-loi/${code.toLowerCase()}`);

    expect(reply.text).toContain(`Mã QR mở ${site.web.url}/tra-loi/${code}`);
    expect(reply.headers['cache-control']).toBe('private, no-store');
  });
});

describe('a fault of ours', () => {
  it('is told as a page in plain words, and logged', async () => {
    const spy = jest
      .spyOn(site.web.app.store.answers, 'get')
      .mockRejectedValueOnce(new Error('disk'));

    const reply = await get('/tra-loi/ABCD2345');
    spy.mockRestore();

    expect(reply.status).toBe(500);
    expect(reply.text).toContain('không phải do bạn');
  });
});

describe('the conversation without JavaScript', () => {
  const say = (ticket: string, text: string) =>
    request(site.web.url).post('/chat').type('form').send({ ticket, text });
  const ticketIn = (page: string) => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

  it('begins anew for whoever shows a ticket that is not ours', async () => {
    const first = await say('', 'Đăng ký khai sinh');
    const [id = ''] = ticketIn(first.text).split('.');

    const stranger = await say(`${id}.forged`, 'Đăng ký tạm trú');

    expect(stranger.text).not.toContain('Giấy chứng sinh');
    expect(ticketIn(stranger.text)).not.toBe(ticketIn(first.text));
  });

  it.each(['', ' ', '😀', '<script>alert(1)</script>', 'a'.repeat(10_000)])(
    'answers whatever is sent: %#',
    async (text) => {
      const reply = await say('', text);

      expect(reply.status).toBe(200);
      expect(reply.text).not.toContain('<script>alert');
    },
  );

  it('is kept by nobody on the way', async () => {
    expect((await get('/chat')).headers['cache-control']).toBe('no-store');
  });

  it('is held with buttons and words in a browser that runs no script', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.web.url}/chat?q=${encodeURIComponent('Đăng ký khai sinh')}`);

    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.locator('.choices button').first().click();
    await page.getByRole('textbox').fill('Đăng ký tạm trú');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    const said = await page.locator('.citizen .box').allInnerTexts();
    await context.close();

    expect(said).toHaveLength(3);
    expect(said[0]).toBe('Đăng ký khai sinh');
    expect(said[2]).toBe('Đăng ký tạm trú');
  });
});

// Links within a sentence may be as low as its line; WCAG excepts them.
const smallTargets = `[...document.querySelectorAll('a, button, summary, input, textarea')]
  .filter((target) => !target.closest('p:not(.buttons), .text li, .box li, .sheet li, .skip') && target.type !== 'hidden')
  .filter((target) => target.getClientRects().length > 0)
  .filter((target) => target.getBoundingClientRect().height < 43.9)
  .map((target) => target.outerHTML.slice(0, 120))`;

describe('every page in a browser', () => {
  const paths = [
    '/',
    '/cam-nang',
    '/cam-nang?q=khai sinh',
    '/cam-nang/dang-ky-khai-sinh',
    '/cam-nang/dang-ky-tam-tru?lang=km',
    '/in/dang-ky-khai-sinh',
    '/ap-phich',
    '/nhung/dang-ky-khai-sinh',
    '/giup-dan',
    '/giup-dan/tiep?so=2',
    '/chat',
    '/khong-co',
  ];

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['strong contrast', { colorScheme: 'dark', contrast: 'more' }],
  ] as const)('has no violation, %s', async (_, look) => {
    const context = await site.browser.newContext(look);
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of paths) {
      await open(page, path);
      found.push(...(await violations(page)).map((line) => `${path}: ${line}`));
    }
    await context.close();

    expect(found).toEqual([]);
  });

  it('fits a screen 320 px wide', async () => {
    const context = await site.browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const tooWide: string[] = [];
    for (const path of paths) {
      await open(page, path);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 320) tooWide.push(`${path}: ${width}`);
    }
    await context.close();

    expect(tooWide).toEqual([]);
  });

  it('offers nothing lower than 44 px to tap, and hides nothing that has the focus, at 400 % zoom', async () => {
    const context = await site.browser.newContext({ viewport: { width: 320, height: 256 } });
    const page = await context.newPage();
    const faults: string[] = [];
    for (const path of paths) {
      await open(page, path);
      const small = await page.evaluate<readonly string[]>(smallTargets);
      const { unseen } = await unseenFocus(page, 'Tab');
      faults.push(...[...small, ...unseen].map((what) => `${path}: ${what}`));
    }
    await context.close();

    expect(faults).toEqual([]);
  });

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(site.web.url + path);
    await page.evaluate(
      `document.querySelectorAll('details').forEach((part) => (part.open = true))`,
    );
  }
});
