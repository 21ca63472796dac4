/** The page's side of the benchmark: everything that knows the app's programmatic door and test ids stands here. */
import { readFileSync } from 'node:fs';
import { customerSummarySql } from './customer-summary.mjs';

const CELLS = ['rfm', 'abc'];
const ORDER_LEVEL = 'internal.order_level';
const ANSWER_SQL = `
  SELECT
    (SELECT count(*) FROM rfm)::INTEGER AS customers,
    (SELECT count(*) FROM rfm WHERE segment = 'champions')::INTEGER AS champions,
    (SELECT count(*) FROM abc WHERE class = 'A')::INTEGER AS a,
    (SELECT count(*) FROM abc WHERE class = 'B')::INTEGER AS b,
    (SELECT count(*) FROM abc WHERE class = 'C')::INTEGER AS c`;

/**
 * Opens a file in a fresh profile of the built page and waits for the first notebook.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} file
 * @returns {Promise<PageRun>}
 *
 * @typedef {object} PageRun
 * @property {number} openMs from handing the file over to `open` settling
 * @property {number} drawnMs from handing the file over to charts of both cells on the screen
 * @property {Record<string, number>} timings what `open` reports about its own parts, if it does
 * @property {Record<string, number>} cells ms of each cell of a second run, from `run`
 * @property {number} summaryMs
 * @property {object} answer
 * @property {number | undefined} peakBytes sum of resident memory over Chromium's processes at its highest (Linux)
 */
export async function openInPage(browser, url, file) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 3000 }, locale: 'en-GB' });
  const memory = await watchMemory(browser);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.goto(url);
    await page.evaluate(() => window.clientele.ready);
    // A file input of our own: the File is the disk's, as after a drop, and nothing starts before we ask.
    const input = await page.evaluateHandle(() => {
      const element = document.createElement('input');
      element.type = 'file';
      document.body.append(element);
      return element;
    });
    await input.asElement().setInputFiles(file);
    const opened = await page.evaluate(openAndWait, { input, cells: CELLS });
    const peakBytes = memory.stop();
    const report = await page.evaluate(() => window.clientele.run());
    const { ms: summaryMs } = await page.evaluate(timedSql, customerSummarySql(ORDER_LEVEL));
    const { rows } = await page.evaluate(timedSql, ANSWER_SQL);
    const { customers, champions, a, b, c } = rows[0];
    return {
      ...opened,
      cells: Object.fromEntries((report.cells ?? []).map(({ name, ms }) => [name, ms])),
      summaryMs,
      answer: { customers, champions, classes: [a, b, c] },
      peakBytes,
    };
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
    const cell = document.querySelector(`[data-cell="${name}"]`);
    const status = cell?.getAttribute('data-status');
    if (status === 'failed') throw new Error(`cell ${name} failed: ${cell.textContent.slice(0, 500)}`);
    const charts = status === 'ready' ? [...cell.querySelectorAll('canvas')] : [];
    return charts.length > 0 && charts.every(isPainted);
  };
  const started = performance.now();
  const opening = window.clientele
    .open([...input.files])
    .then((report) => ({ report, openMs: performance.now() - started }));
  let failure;
  opening.catch((error) => (failure = error));
  while (!cells.every(isDrawn)) {
    if (failure) throw failure;
    await new Promise(requestAnimationFrame);
  }
  const drawnMs = performance.now() - started;
  const { report, openMs } = await opening;
  return { openMs, drawnMs, timings: report.timings ?? {} };
}

/** Samples the resident memory of all of Chromium's processes; elsewhere than on Linux it knows nothing. */
async function watchMemory(browser) {
  if (process.platform !== 'linux') return { stop: () => undefined };
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
        processInfo.reduce((sum, { id }) => sum + residentBytes(id), 0),
      );
      await new Promise((done) => setTimeout(done, 200));
    }
    await session.detach().catch(() => undefined);
  };
  void sample();
  return {
    stop: () => {
      stopped = true;
      return peak;
    },
  };
}

/** Anonymous memory of a process: file pages, such as the browser's own program, are shared between them. */
function residentBytes(/** @type {number} */ id) {
  try {
    const kilobytes = readFileSync(`/proc/${id}/status`, 'utf8').match(/^RssAnon:\s+(\d+) kB/m)?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
