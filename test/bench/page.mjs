/** The page's side of the benchmark: everything that knows the app's programmatic door and test ids stands here. */
import { readFileSync } from 'node:fs';

const CELLS = ['rfm', 'abc'];
/** How long a page that was just opened is left alone, as by a user who reads its first view. */
export const IDLE_SECONDS = 5;
const ANSWER_SQL = `
  SELECT
    (SELECT count(*) FROM rfm)::INTEGER AS customers,
    (SELECT count(*) FROM rfm WHERE segment = 'champions')::INTEGER AS champions,
    (SELECT count(*) FROM abc WHERE class = 'A')::INTEGER AS a,
    (SELECT count(*) FROM abc WHERE class = 'B')::INTEGER AS b,
    (SELECT count(*) FROM abc WHERE class = 'C')::INTEGER AS c`;
const DAY_AFTER_SQL = 'SELECT (max(ordered_at)::DATE + 1)::VARCHAR AS day FROM orders';

/**
 * @typedef {object} PageRun
 * @property {number} drawnMs from handing the file over to every chart of both cells painted
 * @property {{ read: number, import: number, cells: number }} timings what `open` reports about its own parts
 * @property {number} summaryMs one row per customer out of the order-level table, when nothing else runs
 * @property {object} answer
 * @property {number | undefined} drawnBytes memory of all of Chromium's processes at its highest until then (Linux)
 * @property {number | undefined} peakBytes the same, with the work that goes on in the background afterwards
 */

/**
 * Opens a file in a fresh profile of the built page and waits for the first notebook.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} file
 * @param {{ warm: boolean, summarySql: (asOf: string) => string }} options `warm`: leave the page alone first
 * @returns {Promise<PageRun>}
 */
export async function openInPage(browser, url, file, { warm, summarySql }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 3000 }, locale: 'en-GB' });
  const memory = await watchMemory(browser);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.goto(url);
    await page.evaluate(() => window.clientele.ready);
    if (warm) await page.waitForTimeout(IDLE_SECONDS * 1000);
    // A file input of our own: the File is the disk's, as after a drop, and nothing starts before we ask.
    const input = await page.evaluateHandle(() => {
      const element = document.createElement('input');
      element.type = 'file';
      document.body.append(element);
      return element;
    });
    await input.asElement().setInputFiles(file);
    const opened = await page.evaluate(openAndWait, { input, cells: CELLS });
    const drawnBytes = memory.peak();
    await page.evaluate(() => window.clientele.ledger()); // copies are counted, the file is checked
    const [{ day }] = (await page.evaluate(timedSql, DAY_AFTER_SQL)).rows;
    const { ms: summaryMs } = await page.evaluate(timedSql, summarySql(day));
    const [{ customers, champions, a, b, c }] = (await page.evaluate(timedSql, ANSWER_SQL)).rows;
    const answer = { customers, champions, classes: [a, b, c] };
    return { ...opened, summaryMs, answer, drawnBytes, peakBytes: memory.peak() };
  } finally {
    memory.stop();
    await context.close();
  }
}

/** Runs in the page. */
async function timedSql(query) {
  const started = performance.now();
  const rows = await window.clientele.sql(query);
  return { rows, ms: performance.now() - started };
}

/** Runs in the page: opens the input's file, then looks once a frame whether every chart has been painted. */
async function openAndWait({ input, cells }) {
  const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  probe.canvas.width = probe.canvas.height = 32;
  const isPainted = (canvas) => {
    if (canvas.width === 0 || canvas.height === 0) return false;
    probe.clearRect(0, 0, 32, 32);
    probe.drawImage(canvas, 0, 0, 32, 32);
    return probe.getImageData(0, 0, 32, 32).data.some((value, index) => index % 4 === 3 && value > 0);
  };
  const isDrawn = (name) => {
    const cell = document.querySelector(`section[data-cell="${name}"]`);
    const status = cell?.getAttribute('data-status');
    if (status === 'failed') throw new Error(`cell ${name} failed: ${cell.textContent.slice(0, 500)}`);
    const charts = status === 'ready' ? [...cell.querySelectorAll('canvas')] : [];
    return charts.length > 0 && charts.every(isPainted);
  };
  const started = performance.now();
  let report;
  let failure;
  const opening = window.clientele.open([...input.files]).then(
    (result) => (report = result),
    (error) => (failure = error),
  );
  while (!cells.every(isDrawn)) {
    if (failure) throw failure;
    if (report && !report.ok) throw new Error(`not opened: ${JSON.stringify(report.issues)}`);
    await new Promise(requestAnimationFrame);
  }
  const drawnMs = performance.now() - started;
  await opening;
  return { drawnMs, timings: report.timings };
}

/** Samples the memory of all of Chromium's processes; elsewhere than on Linux it knows nothing. */
async function watchMemory(browser) {
  if (process.platform !== 'linux') return { peak: () => undefined, stop: () => undefined };
  const session = await browser.newBrowserCDPSession();
  let peak = 0;
  let stopped = false;
  const sample = async () => {
    while (!stopped) {
      const { processInfo } = await session
        .send('SystemInfo.getProcessInfo')
        .catch(() => ({ processInfo: [] }));
      peak = Math.max(
        peak,
        processInfo.reduce((sum, { id }) => sum + anonymousBytes(id), 0),
      );
      await new Promise((done) => setTimeout(done, 200));
    }
    await session.detach().catch(() => undefined);
  };
  void sample();
  return { peak: () => peak, stop: () => void (stopped = true) };
}

/** Anonymous memory of a process: file pages, such as the browser's own program, are shared between them. */
function anonymousBytes(/** @type {number} */ id) {
  try {
    const kilobytes = readFileSync(`/proc/${id}/status`, 'utf8').match(/^RssAnon:\s+(\d+) kB/m)?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
