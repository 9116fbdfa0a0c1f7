import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Milliseconds from the address to an answer on the screen. */
export interface FirstAnswers {
  /** First visit, nothing kept. */
  readonly coldMs: number;
  /** Second visit, with the browser's cache and the conversation of the first. */
  readonly warmMs: number;
}

const slowPhone = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};
const processorTimesSlower = 4;
const patienceMs = 60_000;

/** Opens the home page as on a village's network, taps a question, and waits for its answer. */
export async function measureFirstAnswers(
  browser: Browser,
  url: string,
  rounds: number,
): Promise<FirstAnswers> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
    const page = await slowPage(context);
    cold.push(await pageToAnswer(page, url));
    await page.goto('about:blank');
    warm.push(await pageToAnswer(page, url));
    await context.close();
  }
  return { coldMs: median(cold), warmMs: median(warm) };
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(tapAndTime);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slowPhone);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorTimesSlower });
  return page;
}

async function pageToAnswer(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const reached = page.locator('html[data-answered-after-ms]');
  await reached.waitFor({ state: 'attached', timeout: patienceMs });
  return Math.round(Number(await reached.getAttribute('data-answered-after-ms')));
}

// In the page, as a finger would: the time of driving the browser from outside does not count.
// The last answer on the screen must be rateable and stand below the question just asked.
const tapAndTime = `document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('.chip').click();
  const look = () => {
    const root = document.querySelector('tro-ly-dich-vu-cong')?.shadowRoot;
    const said = [...(root?.querySelectorAll('.entry') ?? [])];
    const answered = said.at(-1)?.matches(':has(.rating)');
    if (answered && window.asked !== undefined && said.length > window.asked)
      document.documentElement.dataset.answeredAfterMs = performance.now();
    else requestAnimationFrame(look);
    if (said.at(-1)?.matches('.citizen')) window.asked = said.length;
  };
  look();
});`;

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
