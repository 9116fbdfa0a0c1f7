import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { startWebApp } from './web-app';
import type { HostPage, WebApp } from './web-app';

/** The running program and a browser; both are there once the tests of the file begin. */
export interface Site {
  readonly web: WebApp;
  readonly browser: Browser;
}

const noHost = (): HostPage => ({ html: '', contentSecurityPolicy: '' });

/** Starts the program and a browser before the tests of this file, and ends both after them. */
export function useSite(hostPage: (url: string) => HostPage = noHost): Site {
  let started: readonly [WebApp, Browser] | undefined;
  const part = <I extends 0 | 1>(i: I): (readonly [WebApp, Browser])[I] => {
    if (started === undefined) throw new Error('the site is not started before the tests begin');
    return started[i];
  };
  beforeAll(async () => {
    started = await Promise.all([startWebApp(hostPage), openBrowser()]);
  });
  afterAll(async () => {
    await part(1).close();
    await part(0).stop();
  });
  return {
    get web() {
      return part(0);
    },
    get browser() {
      return part(1);
    },
  };
}
