import type { Browser } from 'playwright-core';
import { openBrowser as open } from '../../src/cli/browser';

/** The browser of the tests: `CHROMIUM_PATH`, or the packed one. Close it when done. */
export function openBrowser(): Promise<Browser> {
  return open(process.env['CHROMIUM_PATH']);
}
