import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { scenes } from './gallery-scenes';
import type { Scene } from './gallery-scenes';
import type { Command } from './io';
import { buildBrowserFiles, openLocalSite } from './local-site';

const widths = [320, 390, 1280] as const;
const schemes = ['light', 'dark'] as const;
const height = 800;

/**
 * `npm run gallery`: a picture of every page and every state of the widget at 320, 390 and 1280
 * px, light and dark, into `data/gallery` (or `--out DIR`). `--only WORD` takes the scenes whose
 * name holds it, `--locality ID` a province, `--chromium PATH` another browser.
 */
export const galleryCommand: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: 'data/gallery' },
      only: { type: 'string', default: '' },
      locality: { type: 'string', default: 'lai-chau' },
      chromium: { type: 'string' },
    },
  });
  await Promise.all([buildBrowserFiles(), mkdir(values.out, { recursive: true })]);
  const site = await openLocalSite(values.locality);
  const browser = await openBrowser(values.chromium);
  try {
    for (const scene of scenes.filter(({ name }) => name.includes(values.only)))
      for (const file of await picture(browser, site.url, scene, values.out)) io.stdout(file);
  } finally {
    await browser.close();
    await site.stop();
  }
  return 0;
};

async function picture(
  browser: Browser,
  url: string,
  scene: Scene,
  out: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const colorScheme of schemes) {
    for (const width of widths) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        locale: 'vi-VN',
        baseURL: url,
        javaScriptEnabled: scene.script !== false,
        reducedMotion: 'reduce',
      });
      const file = path.join(out, `${scene.name}-${width}-${colorScheme}.png`);
      await shoot(await context.newPage(), scene, file);
      await context.close();
      files.push(file);
    }
  }
  return files;
}

async function shoot(page: Page, scene: Scene, file: string): Promise<void> {
  if (scene.print === true) await page.emulateMedia({ media: 'print' });
  await scene.play(page);
  await page.screenshot({ path: file, fullPage: scene.whole === true });
}
