import type { Page } from 'playwright-core';

/** One state worth looking at, and how a citizen gets there. */
export interface Scene {
  /** Name of the picture: lower case with dashes. */
  readonly name: string;
  readonly play: (page: Page) => Promise<void>;
  /** The page from top to bottom rather than one screen of it. */
  readonly whole?: boolean;
  /** As it comes out of a printer. */
  readonly print?: boolean;
  /** False in a browser that runs no script. */
  readonly script?: boolean;
}

const topic = 'dang-ky-khai-sinh';
const question = 'lam giay khai sinh cho con can giay to gi';

const opened = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.locator('.launcher').click();
  await page.locator('.bot').first().waitFor();
};

const asked = async (page: Page, text = question): Promise<void> => {
  const before = await page.locator('.bot').count();
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Enter');
  await page.locator('.bot').nth(before).waitFor();
};

const answered = async (page: Page): Promise<void> => {
  await opened(page);
  await asked(page);
};

const options = async (page: Page): Promise<void> => {
  await opened(page);
  await page.getByRole('button', { name: 'Tuỳ chọn' }).click();
};

const enlarged = async (page: Page): Promise<void> => {
  await options(page);
  await page.getByRole('button', { name: '200%' }).click();
  await page.getByRole('button', { name: 'Quay lại trò chuyện' }).click();
  await asked(page);
};

/** A page as it is; `whole` from top to bottom. */
function aPage(name: string, path: string, more: Partial<Scene> = {}): Scene {
  const play = async (page: Page): Promise<void> => {
    await page.goto(path);
  };
  return { name, play, whole: true, ...more };
}

/** Every page and every state of the widget. */
export const scenes: readonly Scene[] = [
  aPage('trang-chu', '/'),
  aPage('cam-nang', '/cam-nang'),
  aPage('tim-kiem', '/cam-nang?q=khai sinh'),
  aPage('tim-khong-thay', '/cam-nang?q=zzzz'),
  aPage('bai', `/cam-nang/${topic}`),
  aPage('bai-in', `/cam-nang/${topic}`, { print: true }),
  aPage('bai-en', `/cam-nang/${topic}?lang=en`),
  aPage('bai-km', `/cam-nang/${topic}?lang=km`),
  aPage('to-roi-a5', `/in/${topic}`),
  aPage('to-roi-a4', `/in/${topic}?kho=a4`),
  aPage('ap-phich', '/ap-phich'),
  aPage('cam-nang-km', '/cam-nang?lang=km'),
  aPage('ap-phich-km', '/ap-phich?lang=km'),
  aPage('the-nhung', `/nhung/${topic}`),
  aPage('giup-dan', '/giup-dan'),
  aPage('ngoai-tuyen', '/ngoai-tuyen'),
  aPage('ngoai-tuyen-km', '/ngoai-tuyen?lang=km'),
  aPage('gop-y', '/gop-y'),
  aPage('gop-y-en', '/gop-y?lang=en'),
  aPage('gop-y-du-lieu', '/gop-y/du-lieu'),
  aPage('gop-y-khong-co-phieu', '/gop-y/tra-cuu?ma=LC'),
  aPage('khong-co-trang', '/khong-co'),
  aPage('chat-khong-javascript', '/chat', { script: false }),
  {
    name: 'giup-dan-dang-giup',
    play: async (page) => {
      await page.goto('/giup-dan/tiep?so=3');
      await page.locator('.helper-bar').waitFor();
    },
  },
  { name: 'khung-chao', play: opened },
  { name: 'khung-tra-loi', play: answered },
  {
    name: 'khung-can-cu',
    play: async (page) => {
      await answered(page);
      await page.locator('.sources summary').last().click();
    },
  },
  {
    name: 'khung-danh-gia',
    play: async (page) => {
      await answered(page);
      await page.getByRole('button', { name: 'Chưa được' }).last().click();
    },
  },
  { name: 'khung-tuy-chon', play: options },
  {
    name: 'khung-tuong-phan',
    play: async (page) => {
      await options(page);
      await page.getByRole('button', { name: /tương phản/ }).click();
      await page.getByRole('button', { name: 'Quay lại trò chuyện' }).click();
      await asked(page);
    },
  },
  {
    name: 'khung-km',
    play: async (page) => {
      await page.goto('/?lang=km');
      await page.locator('.launcher').click();
      await page.locator('.bot').first().waitFor();
      await asked(page, 'ធ្វើសំបុត្រកំណើត');
    },
  },
  {
    name: 'khung-tui-ho-so',
    play: async (page) => {
      await opened(page);
      await asked(page, 'Đăng ký khai sinh – Túi hồ sơ');
    },
  },
  { name: 'khung-chu-200', play: enlarged },
  {
    name: 'khung-hoi-lai',
    play: async (page) => {
      await opened(page);
      await asked(page, 'the can cuoc');
    },
  },
  {
    name: 'khung-khong-biet',
    play: async (page) => {
      await opened(page);
      await asked(page, 'giá vàng hôm nay');
    },
  },
  {
    name: 'khung-mat-mang',
    play: async (page) => {
      await opened(page);
      await page.context().setOffline(true);
      await page.locator('textarea').fill(question);
      await page.locator('textarea').press('Enter');
      await page.locator('.delivery').waitFor();
    },
  },
  {
    name: 'ngoai-tuyen-da-giu',
    whole: true,
    play: async (page) => {
      await page.goto('/ngoai-tuyen');
      await page.locator('.keep-start').click();
      await page.locator('.keep-remove').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'khung-cam-nang-da-giu',
    play: async (page) => {
      await page.goto('/ngoai-tuyen');
      await page.locator('.keep-start').click();
      await page.locator('.keep-remove').waitFor({ timeout: 60_000 });
      await page.context().setOffline(true);
      await page.goto('/hoi');
      await page.locator('.banner:not([hidden])').waitFor();
      await page.locator('textarea').fill(question);
      await page.locator('textarea').press('Enter');
      await page.locator('.kept').waitFor({ timeout: 60_000 });
    },
  },
];
