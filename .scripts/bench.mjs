/**
 * `npm run bench`: the built page against other tools on the same files, in turn, in one go.
 *   -- --quick            one round instead of three (or --rounds N)
 *   -- --case NAME        csv-torture, online-retail or ten-million alone
 *   -- --statements       also each statement of native DuckDB that took a while
 *   -- --install-peers    fetch native DuckDB for Node into .cache/bench-peers; pandas is used where python3 has it
 * Figures depend on the machine; the ratios are what to read.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies, runNpm } from './ensure-dependencies.mjs';
import { ROOT, SetupError, flag, main, option, run, seconds } from './project.mjs';

const PEERS = join(ROOT, '.cache', 'bench-peers');
const NATIVE_PACKAGE = '@duckdb/node-api@1.4.3-r.3';
const ONLINE_RETAIL = join(ROOT, '..', 'shared', 'data', 'online-retail', 'OnlineRetail.csv');
const CSV_TORTURE = join(ROOT, '..', 'shared', 'data', 'csv-torture');
const NATIVE = 'native, 1 thread';
const SLOW_MS = 100;
const python = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
const peerScript = (/** @type {string} */ name) => join(ROOT, 'test', 'bench', 'peers', name);

const median = (/** @type {number[]} */ values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const figureOf = (/** @type {number[]} */ values) => ({ median: median(values), best: Math.min(...values) });
const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 2 ** 20)} MB`;

async function installPeers() {
  mkdirSync(PEERS, { recursive: true });
  const { code } = await runNpm(['install', '--prefix', PEERS, '--no-save', NATIVE_PACKAGE]);
  if (code !== 0) throw new SetupError(`${NATIVE_PACKAGE} could not be installed (the reason stands above).`);
}

/** Which peers there are; says how to get the others. */
async function findPeers() {
  const native = existsSync(join(PEERS, 'node_modules', '@duckdb', 'node-api'));
  if (!native) console.log('Native DuckDB is not there: npm run bench -- --install-peers');
  const pandas = (await run(python, ['-c', 'import pandas'])).code === 0;
  if (!pandas)
    console.log(`pandas is not there: ${python} -m pip install pandas (or PYTHON=<another python>)`);
  return { native, pandas };
}

async function peer(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new SetupError(`A peer failed: ${args.join(' ')}\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/**
 * @typedef {object} Figure
 * @property {number} median over the rounds
 * @property {number} best the smallest: what other work on the machine disturbed least
 *
 * @typedef {object} Row one line of the table
 * @property {string} name
 * @property {Figure} ours
 * @property {Figure | undefined} theirs
 * @property {string} peer empty when there is nothing to compare with
 * @property {{ ratio?: number, most?: number }} [aim] of the ratio, or of our own figure
 * @property {(value: number) => string} [show]
 */

/**
 * Runs the page and its peers in turn, `count` times; each gets a process or a profile of its own.
 * @returns {Promise<(name: string, pick: (result: any) => number) => Figure | undefined>}
 */
async function rounds(count, runners) {
  const results = {};
  for (let round = 1; round <= count; round++) {
    for (const [name, runOnce] of Object.entries(runners)) {
      const result = await runOnce();
      (results[name] ??= []).push(result);
      console.log(`  round ${round}  ${name.padEnd(12)} ${seconds(result.drawnMs ?? result.ms)}`);
    }
  }
  compareAnswers(results);
  if (flag('statements')) showStatements(results.native?.at(-1)?.statements ?? []);
  return (name, pick) => results[name] && figureOf(results[name].map(pick));
}

/** Speed counts only for the same answer: customers, champions, classes. */
function compareAnswers(results) {
  const answers = Object.entries(results).map(([name, [{ answer }]]) => {
    const { customers, champions, classes } = answer;
    return { name, text: `${customers} customers, ${champions} champions, classes ${classes.join(' / ')}` };
  });
  const same = answers.every(({ text }) => text === answers[0].text);
  if (same) console.log(`  same answer: ${answers[0].text}`);
  else for (const { name, text } of answers) console.log(`  ANSWERS DIFFER  ${name.padEnd(12)} ${text}`);
}

function showStatements(/** @type {{ sql: string, ms: number }[]} */ statements) {
  for (const { sql, ms } of statements) {
    if (ms >= SLOW_MS) console.log(`  native ${seconds(ms).padStart(7)}  ${sql}`);
  }
}

const nativePeer = (/** @type {string} */ file) =>
  peer(process.execPath, [peerScript('native.mjs'), file, PEERS]);

async function onlineRetail({ count, openInPage, peers }) {
  if (!existsSync(ONLINE_RETAIL)) {
    console.log('\nOnlineRetail.csv is not at ../shared/data/online-retail: case left out.');
    return [];
  }
  console.log('\nOnlineRetail.csv: 541,909 lines; from the file to RFM and ABC');
  const of = await rounds(count, {
    page: () => openInPage(ONLINE_RETAIL, { warm: true }),
    ...(peers.pandas && { pandas: () => peer(python, [peerScript('online_retail.py'), ONLINE_RETAIL]) }),
    ...(peers.native && { native: () => nativePeer(ONLINE_RETAIL) }),
    'page at once': () => openInPage(ONLINE_RETAIL, { warm: false }),
  });
  const drawn = 'OnlineRetail: file to RFM and ABC drawn';
  const ours = of('page', (result) => result.drawnMs);
  const theirs = of('pandas', (result) => result.ms);
  return [
    { name: drawn, ours, theirs, peer: 'pandas', aim: { ratio: 1 } },
    {
      name: drawn,
      ours,
      theirs: of('pandas', (result) => result.ms + result.import_ms),
      peer: 'pandas and its import',
      aim: { ratio: 1 },
    },
    { name: drawn, ours, theirs: of('native', (result) => result.ms), peer: NATIVE, aim: { ratio: 2 } },
    {
      name: 'the same, handed over as soon as the engine is up',
      ours: of('page at once', (result) => result.drawnMs),
      theirs,
      peer: 'pandas',
    },
  ];
}

async function tenMillion({ count, openInPage, peers }) {
  const { ensureOrderLines } = await import('./order-lines.mjs');
  console.log('\n10 million order lines of a simulated shop');
  const file = await ensureOrderLines(10_000_000);
  const of = await rounds(count, {
    page: () => openInPage(file, { warm: true }),
    ...(peers.native && { native: () => nativePeer(file) }),
  });
  const row = (name, pickOurs, pickTheirs, more = {}) => ({
    name: `10 M lines: ${name}`,
    ours: of('page', pickOurs),
    theirs: pickTheirs && of('native', pickTheirs),
    peer: pickTheirs ? NATIVE : '',
    ...more,
  });
  return [
    row(
      'import (read, canonical tables, ledger)',
      ({ timings }) => timings.import,
      (result) => result.import,
      { aim: { ratio: 1.6 } },
    ),
    row(
      'customer summary',
      (result) => result.summaryMs,
      (result) => result.summary,
      { aim: { most: 1500 } },
    ),
    row(
      'overview, RFM and ABC',
      ({ timings }) => timings.cells,
      (result) => result.cells,
    ),
    row(
      'file to RFM and ABC drawn',
      (result) => result.drawnMs,
      (result) => result.ms,
    ),
    row(
      'peak memory until drawn',
      (result) => result.drawnBytes ?? NaN,
      (result) => result.peakBytes,
      { show: megabytes },
    ),
    row('peak memory, copies counted', (result) => result.peakBytes ?? NaN, undefined, { show: megabytes }),
  ];
}

/** How well hostile CSV files are read: needs no page. */
async function csvTorture(sources) {
  if (!existsSync(CSV_TORTURE)) {
    console.log('\nNothing at ../shared/data/csv-torture: case left out.');
    return;
  }
  const { scoreCsvTorture } = await import('../test/bench/csv-torture.mjs');
  await scoreCsvTorture(CSV_TORTURE, await sources.load('ingest/sniff/index.ts'));
}

function printTable(/** @type {Row[]} */ rows) {
  const cells = rows.map(({ name, ours, theirs, peer: peerName, aim, show = seconds }) => {
    const ratio = theirs && ours.median / theirs.median;
    const value = aim?.ratio === undefined ? ours.median : ratio;
    const limit = aim?.ratio ?? aim?.most;
    return [
      name,
      Number.isNaN(ours.median) ? '?' : show(ours.median),
      peerName,
      peerName === '' ? '' : theirs ? show(theirs.median) : 'absent',
      ratio ? ratio.toFixed(2) : '',
      theirs ? (ours.best / theirs.best).toFixed(2) : '',
      aim === undefined ? '' : aim.ratio === undefined ? `≤ ${show(aim.most)}` : `≤ ${aim.ratio.toFixed(1)}`,
      limit === undefined || value === undefined ? '' : value <= limit ? 'yes' : 'NO',
    ];
  });
  const table = [['case', 'ours', 'peer', 'theirs', 'ratio', 'of best', 'aim', 'met'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

await main(async () => {
  if (flag('install-peers')) await installPeers();
  await ensureDependencies();
  const { loadSources } = await import('../test/bench/sources.mjs');
  const sources = await loadSources();
  const only = option('case');
  if (only === undefined || only === 'csv-torture') await csvTorture(sources);
  if (only === 'csv-torture') return sources.close();
  const { ensureChromium, CHROMIUM_FLAGS } = await import('./find-chromium.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { measureFirstView } = await import('./first-view.mjs');
  const { serveDist } = await import('./serve.mjs');
  const { IDLE_SECONDS, openInPage } = await import('../test/bench/page.mjs');
  const { chromium } = await import('playwright-core');
  const cases = { 'online-retail': onlineRetail, 'ten-million': tenMillion };
  if (only && !Object.hasOwn(cases, only))
    throw new SetupError(`--case is one of csv-torture, ${Object.keys(cases).join(', ')}`);
  const executablePath = await ensureChromium();
  const peers = await findPeers();
  await ensureBuilt();
  const count = flag('quick') ? 1 : Number(option('rounds') ?? 3);
  const { ident } = await sources.load('engine/index.ts');
  const rfm = await sources.load('analyses/rfm/summary.sql.ts');
  await sources.close();
  const summarySql = (/** @type {string} */ asOf) =>
    rfm.summarySql({
      asOf,
      months: 'all',
      frequencyAs: 'orders',
      monetaryAs: 'sum',
      summary: ident('internal', 'rfm_summary'),
    }).text;
  const { url, close } = await serveDist({ port: 0 });
  const context = {
    count,
    peers,
    /** A browser of its own each time, so that no run finds the memory of the one before. */
    async openInPage(/** @type {string} */ file, /** @type {{ warm: boolean }} */ { warm }) {
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
      try {
        return await openInPage(browser, url, file, { warm, summarySql });
      } finally {
        await browser.close();
      }
    },
  };
  try {
    const rows = [];
    for (const [name, runCase] of Object.entries(cases)) {
      if (only === undefined || only === name) rows.push(...(await runCase(context)));
    }
    rows.push({
      name: 'JavaScript of the first view, gzip',
      ours: figureOf([measureFirstView().gzipBytes]),
      theirs: undefined,
      peer: '',
      aim: { most: 350 * 1024 },
      show: (/** @type {number} */ bytes) => `${Math.round(bytes / 1024)} KB`,
    });
    printTable(rows);
    const [{ model }] = cpus();
    console.log(`
${model.trim()}, ${availableParallelism()} cores, ${megabytes(totalmem())}; Node ${process.versions.node}; median of ${count}; “of best” compares the best rounds.
The page: engine up, then left alone for ${IDLE_SECONDS} s as by a user who reads its first view (it warms itself up meanwhile).
pandas: from the file on, and with its own import as a script takes it. Native DuckDB: the page's own statements alone, without looking at the file and without drawing.`);
  } finally {
    await close();
  }
});
