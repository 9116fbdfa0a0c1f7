import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Milliseconds on a processor four times slower, without a network. */
export interface OfflineAnswers {
  /** From opening the page until the kept engine can answer. */
  readonly offlineReadyMs: number;
  /** From sending a question to its answer on the screen, median. */
  readonly offlineMs: number;
  /** The slowest of the questions. */
  readonly offlineWorstMs: number;
}

const timesSlower = 4;
const questions = [
  'lam giay khai sinh cho con can gi',
  'lệ phí đăng ký tạm trú bao nhiêu',
  'mất căn cước công dân làm lại ở đâu',
  'đổi bằng lái xe hết hạn cần giấy tờ gì',
  'bao lau thi co ho chieu',
];

/** Keeps the handbook, takes the network away, and asks some questions as a citizen would. */
export async function measureOfflineAnswers(
  browser: Browser,
  url: string,
): Promise<OfflineAnswers> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
  try {
    await keep(context, url);
    const page = await slowPage(context);
    await context.setOffline(true);
    await page.goto(`${url}/hoi`);
    const readyMs = await slowWork(page, 'ready', 1);
    const times: number[] = [];
    for (const [i, question] of questions.entries()) times.push(await answerMs(page, question, i));
    const sorted = [...times].sort((a, b) => a - b);
    return {
      offlineReadyMs: Math.round(readyMs * timesSlower),
      offlineMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      offlineWorstMs: Math.round(sorted.at(-1) ?? 0),
    };
  } finally {
    await context.close();
  }
}

async function keep(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/ngoai-tuyen`);
  await page.locator('.keep-start').click();
  await page.locator('.keep-remove').waitFor({ timeout: 120_000 });
  await page.close();
}

/** Chromium slows the page's thread only; what the worker did itself is multiplied instead. */
async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(noteReports);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
  return page;
}

const noteReports = `window.reports = [];
window.Worker = class extends Worker {
  constructor(url) {
    super(url);
    this.addEventListener('message', ({ data }) => window.reports.push(data));
  }
};`;

/** What the worker says its \`count\`-th work of a kind took. */
async function slowWork(page: Page, kind: 'ready' | 'heard', count: number): Promise<number> {
  const found = `window.reports.filter((report) => report.kind === '${kind}')[${count - 1}]?.ms`;
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      const ms = ${found};
      if (ms === undefined) setTimeout(look, 20);
      else resolve(ms);
    };
    look();
  })`);
}

async function answerMs(page: Page, question: string, before: number): Promise<number> {
  const onScreen = await page.evaluate<number>(askAndTime(question));
  return onScreen + (timesSlower - 1) * (await slowWork(page, 'heard', before + 1));
}

// In the page, as a finger would: the time of driving the browser from outside does not count.
function askAndTime(question: string): string {
  return `new Promise((resolve) => {
    const root = document.querySelector('tro-ly-dich-vu-cong').shadowRoot;
    const answers = () => root.querySelectorAll('.entry.bot').length;
    const before = answers();
    const input = root.querySelector('textarea');
    input.value = ${JSON.stringify(question)};
    const started = performance.now();
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    const look = () => (answers() > before ? resolve(performance.now() - started) : requestAnimationFrame(look));
    look();
  })`;
}
