import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { violations } from '../support/axe';
import {
  answers,
  ask,
  choices,
  openChat,
  openOptions,
  panel,
  replyTo,
  tap,
} from '../support/chat-page';
import { unseenFocus } from '../support/focus';
import { useSite } from '../support/site';

const site = useSite();
let context: BrowserContext;

beforeEach(async () => {
  context = await site.browser.newContext({ locale: 'vi-VN' });
});

afterEach(() => context.close());

const open = (): Promise<Page> => openChat(context, site.web.url);

describe('a way through the chat', () => {
  it('asks back when a question means several things, and goes on with what is tapped', async () => {
    const page = await open();

    await ask(page, 'tôi muốn đăng ký');
    const offered = await choices(page).allInnerTexts();
    const answer = await tap(page, 'Đăng ký tạm trú');

    for (const topic of ['Đăng ký khai sinh', 'Đăng ký tạm trú', 'Không phải các việc này'])
      expect(offered.join()).toContain(topic);
    expect(answer).toContain('từ 30 ngày trở lên');
  });

  it('leads to a list of papers of one’s own, over a reload in the middle', async () => {
    const page = await open();
    await ask(page, 'Đăng ký khai sinh');

    const question = await tap(page, 'Lập danh sách giấy tờ');
    await page.reload();
    await choices(page).first().waitFor();
    await tap(page, 'Tại nhà');
    const list = await tap(page, 'Không');

    expect(question).toContain('Bé sinh ở đâu?');
    // What is tapped below is not listed above as well.
    expect(question).not.toContain('Bệnh viện');
    expect(list).toContain('Giấy cam đoan về việc sinh');
    expect(list).not.toContain('Giấy chứng sinh');
  });

  it('goes step by step, helps where one is stuck, and takes up the step again', async () => {
    const page = await open();

    const first = await ask(page, 'Hướng dẫn từng bước đăng ký khai sinh');
    await tap(page, 'bị kẹt');
    const help = await tap(page, 'Không đăng nhập được');
    await tap(page, 'Dừng lại');
    const again = await ask(page, 'làm tiếp');

    expect(first).toContain('Bước 1/2');
    expect(help).toContain('Cập nhật VNeID');
    expect(again).toMatch(/bước 1|Bước 1/);
  });

  it('is gone with the keyboard alone: choices, rating, options', async () => {
    const page = await open();
    const tabTo = async (name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> => {
      for (let i = 0; i < 30; i += 1) {
        await page.keyboard.press(key);
        const focus = panel(page).locator(':focus');
        if ((await focus.filter({ hasText: name }).count()) > 0) return;
      }
      throw new Error(`${name} is out of reach`);
    };

    await replyTo(page, async () => {
      await page.keyboard.type('Đăng ký khai sinh');
      await page.keyboard.press('Enter');
    });
    await tabTo('Chưa được', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    const thanks = await panel(page).locator('.thanks').innerText();
    await tabTo('Lệ phí', 'Tab');
    const fee = await replyTo(page, () => page.keyboard.press('Enter'));

    expect(thanks).toContain('Cảm ơn');
    expect(fee).toContain('Miễn lệ phí');
  });
});

describe('the look a citizen chooses', () => {
  it('is of strong contrast, kept for the next visit', async () => {
    const page = await open();

    await openOptions(page);
    await panel(page)
      .getByRole('button', { name: /tương phản/ })
      .click();
    await page.reload();
    await answers(page).first().waitFor();

    expect(await panel(page).getAttribute('data-contrast')).toBe('more');
    expect(await violations(page)).toEqual([]);
  });
});

describe('every state', () => {
  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['strong contrast', { colorScheme: 'light', contrast: 'more' }],
    ['dark with strong contrast', { colorScheme: 'dark', contrast: 'more' }],
    ['the colours of Windows', { forcedColors: 'active' }],
  ];

  it.each(looks)('has no violation in %s', async (_, look) => {
    await context.close();
    context = await site.browser.newContext({ locale: 'vi-VN', ...look });
    const page = await open();
    const found: string[] = [];
    const check = async (state: string): Promise<void> => {
      found.push(...(await violations(page)).map((line) => `${state}: ${line}`));
    };

    await check('greeting');
    await ask(page, 'tôi muốn đăng ký');
    await ask(page, 'giá vàng hôm nay');
    await check('asked back, not known');
    await ask(page, 'Đăng ký khai sinh – Túi hồ sơ');
    await check('question of a list');
    await tap(page, 'Bệnh viện');
    await check('list');
    await openOptions(page);
    await panel(page).getByRole('button', { name: 'ភាសាខ្មែរ' }).click();
    await check('options in Khmer');

    expect(found).toEqual([]);
  });

  it.each([
    ['320 px', { width: 320, height: 640 }],
    ['400 % zoom', { width: 320, height: 256 }],
  ])('shows what has the focus, at %s', async (_, viewport) => {
    await context.close();
    context = await site.browser.newContext({ locale: 'vi-VN', viewport });
    const page = await open();
    await ask(page, 'Đăng ký khai sinh');

    const talk = await unseenFocus(page, 'Shift+Tab');
    await openOptions(page);
    const options = await unseenFocus(page, 'Tab');

    expect(talk.reached).toBeGreaterThan(8);
    expect(options.reached).toBeGreaterThan(10);
    expect([...talk.unseen, ...options.unseen]).toEqual([]);
  });
});
