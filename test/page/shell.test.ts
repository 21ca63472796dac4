import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { measureFirstView } from '../../.scripts/first-view.mjs';
import { contentSecurityPolicy } from '../../src/app/content-security-policy';
import { accessibilityViolations } from './support/axe';
import { openPage } from './support/browser';
import { foreignUrls } from './support/foreign-urls';

const FIRST_VIEW_LIMIT = 350 * 1024;

describe('the built page', () => {
  test.for([
    { locale: 'en-GB', theme: 'light', width: 1440, height: 900 },
    { locale: 'zh-CN', theme: 'dark', width: 390, height: 844 },
  ] as const)('opens quietly, engine included: $locale $theme $width px', async (options) => {
    const opened = await openPage(options);
    await opened.page.evaluate(() => window.clientele.ready);
    await opened.expectQuiet();
    expect((await accessibilityViolations(opened.page)).join('\n\n')).toBe('');
  });

  test('carries its policy in the page and, with more, in the header', async () => {
    const response = await fetch(inject('pageUrl'));
    const header = response.headers.get('content-security-policy');
    expect(header).toBe(`${contentSecurityPolicy()}; frame-ancestors 'none'`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const { page } = await openPage();
    const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await meta.getAttribute('content')).toBe(contentSecurityPolicy());
  });

  test('serves compressed files, the hashed ones for ever', async () => {
    const [script] = measureFirstView().files;
    const answer = await fetch(new URL(script!, inject('pageUrl')), { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const page = await fetch(inject('pageUrl'));
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  test('refuses to be framed', async () => {
    const { page, context } = await openPage();
    const host = await context.newPage();
    const refused = host.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await host.setContent(`<iframe src="${page.url()}"></iframe>`);
    await refused;
  });

  test('is noticed when it asks another origin', async () => {
    const opened = await openPage();
    await opened.page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
    await expect(opened.expectQuiet()).rejects.toThrow();
    expect([...opened.foreignRequests, ...opened.complaints].join()).toContain('elsewhere.example');
  });

  test('draws itself and takes files before its engine has arrived', async () => {
    const { page } = await openPage({
      before: (context) => context.route('**/*.wasm', () => new Promise(() => undefined)),
    });
    await page.getByTestId('open-files').waitFor({ state: 'attached' });
    await page.getByRole('heading').first().waitFor();
  });

  test('names no other host in what it would fetch', () => {
    expect(foreignUrls()).toEqual([]);
  });

  test('needs at most 350 KB of compressed JavaScript for the first view', async () => {
    expect(measureFirstView().gzipBytes).toBeLessThanOrEqual(FIRST_VIEW_LIMIT);
    // The same from outside: what the browser had loaded when it first drew something.
    const { page } = await openPage();
    const loaded = await page.evaluate(async () => {
      const paint = await new Promise<number>((done) =>
        new PerformanceObserver((list) => done(list.getEntries()[0]!.startTime)).observe({
          type: 'paint',
          buffered: true,
        }),
      );
      return performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.responseEnd <= paint)
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js') && !name.includes('worker'));
    });
    const sizes = await Promise.all(
      loaded.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_VIEW_LIMIT);
  });
});
