import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { CHROMIUM_FLAGS, ensureChromium } from '../../../.scripts/find-chromium.mjs';

export interface PageOptions {
  /** What the browser says its reader's language is. */
  readonly locale?: 'en-GB' | 'zh-CN';
  /** What the system says about colours. */
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Path below the page's address, for example a fragment. */
  readonly path?: string;
  /** When the page is closed: after the test that opened it, or after the last test of the file that shares it. */
  readonly until?: 'test' | 'file';
  /** Done before the page is opened: routes, stored state, scripts. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
}

/** A stretch in which the main thread answered nobody, in milliseconds since navigation. */
export interface LongTask {
  readonly start: number;
  readonly duration: number;
}

/** A page of the built app, with everything recorded that it should not do. */
export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses of another origin that the page or one of its workers asked for, refused or not. */
  readonly foreignRequests: readonly string[];
  /** Console errors with the policy's violations among them, uncaught errors, failed requests and answers of 400 and above. */
  readonly complaints: readonly string[];
  /** Tasks over 50 ms that began at or after `since` (the page's `performance.now()`). */
  longTasks(since?: number): Promise<LongTask[]>;
  /** Fails with a list when the page talked to another origin or complained. */
  expectQuiet(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
const open = new Set<BrowserContext>();

/** The Chromium of this test file, started at first use. Any host but the local one is unknown to it. */
function sharedBrowser(): Promise<Browser> {
  browser ??= ensureChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: CHROMIUM_FLAGS }),
  );
  return browser;
}

afterEach(async () => {
  await Promise.all([...open].map((context) => context.close()));
  open.clear();
});

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/**
 * Opens the built page in a profile of its own. The page is loaded, its engine perhaps not yet up:
 * `await page.evaluate(() => window.clientele.ready)`.
 */
export async function openPage(options: PageOptions = {}): Promise<OpenedPage> {
  const {
    locale = 'en-GB',
    theme = 'light',
    width = 1440,
    height = 900,
    path = '',
    until = 'test',
  } = options;
  const address = inject('pageUrl');
  const context = await (
    await sharedBrowser()
  ).newContext({
    locale,
    colorScheme: theme,
    viewport: { width, height },
    serviceWorkers: 'allow',
  });
  if (until === 'test') open.add(context); // the browser's end closes the others
  const foreignRequests: string[] = [];
  const complaints: string[] = [];
  await record(context, new URL(address).origin, foreignRequests, complaints);
  await options.before?.(context);
  const page = await context.newPage();
  await page.goto(address + path, { waitUntil: 'load' });

  return {
    page,
    context,
    foreignRequests,
    complaints,
    longTasks: (since = 0) =>
      page.evaluate((from) => window.recordedLongTasks.filter((task) => task.start >= from), since),
    async expectQuiet() {
      // One turn of the page, so that what it has just done is reported.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
      expect({ foreignRequests, complaints }).toEqual({ foreignRequests: [], complaints: [] });
    },
  };
}

declare global {
  interface Window {
    recordedLongTasks: LongTask[];
  }
}

async function record(context: BrowserContext, origin: string, foreign: string[], complaints: string[]) {
  const isForeign = (url: string) => /^(https?|wss?|ftp):/.test(url) && new URL(url).origin !== origin;
  context.on('request', (request) => {
    if (isForeign(request.url())) foreign.push(request.url());
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // Leaving a page, or cancelling a read, aborts requests: nobody's mistake.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request ${request.url()}: ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`request ${response.url()}: ${response.status()}`);
  });
  context.on('console', (message) => {
    // Chromium writes violations of the policy here: as errors, or as warnings where they are only reported.
    const text = message.text();
    if (message.type() === 'error' || /content security policy/i.test(text)) {
      complaints.push(`console ${message.type()}: ${text}`);
    }
  });
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (isForeign(socket.url())) foreign.push(socket.url());
    });
    page.on('crash', () => complaints.push('the tab crashed'));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.type()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  await context.addInitScript(() => {
    const tasks: LongTask[] = [];
    window.recordedLongTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  });
}
