/**
 * `npm run bench`: the built page against other tools on the same files, in turn, in one go.
 *   -- --quick            one round instead of three (or --rounds N)
 *   -- --case NAME        online-retail or ten-million alone
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
const python = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
const peerScript = (/** @type {string} */ name) => join(ROOT, 'test', 'bench', 'peers', name);

const median = (/** @type {number[]} */ values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const sum = (/** @type {number[]} */ values) => values.reduce((total, value) => total + value, 0);
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
 * @typedef {object} Row one line of the table
 * @property {string} name
 * @property {number} ours
 * @property {number | undefined} theirs
 * @property {string} peer
 * @property {{ ratio?: number, ms?: number }} [aim]
 * @property {(value: number) => string} [show]
 */

/** Runs the page and its peers in turn, `rounds` times; each gets a process or a profile of its own. */
async function rounds(count, runners) {
  const results = {};
  for (let round = 1; round <= count; round++) {
    for (const [name, runOnce] of Object.entries(runners)) {
      const result = await runOnce();
      (results[name] ??= []).push(result);
      console.log(`  round ${round}  ${name.padEnd(8)} ${seconds(result.drawnMs ?? result.ms)}`);
    }
  }
  const of = (/** @type {string} */ name, /** @type {(result: any) => number} */ pick) =>
    results[name] && median(results[name].map(pick));
  compareAnswers(results);
  return { results, of };
}

/** Speed counts only for the same answer: customers, champions, classes. */
function compareAnswers(results) {
  const answers = Object.entries(results).map(([name, [{ answer }]]) => {
    const { customers, champions, classes } = answer;
    return { name, text: `${customers} customers, ${champions} champions, classes ${classes.join(' / ')}` };
  });
  const same = answers.every(({ text }) => text === answers[0].text);
  if (same) console.log(`  same answer: ${answers[0].text}`);
  else for (const { name, text } of answers) console.log(`  ANSWERS DIFFER  ${name.padEnd(8)} ${text}`);
}

async function onlineRetail({ count, openInPage, peers }) {
  if (!existsSync(ONLINE_RETAIL)) {
    console.log('\nOnlineRetail.csv is not at ../shared/data/online-retail: case left out.');
    return [];
  }
  console.log('\nOnlineRetail.csv: 541,909 lines; from the file to RFM and ABC');
  const { of } = await rounds(count, {
    page: () => openInPage(ONLINE_RETAIL),
    ...(peers.pandas && { pandas: () => peer(python, [peerScript('online_retail.py'), ONLINE_RETAIL]) }),
    ...(peers.native && { native: () => nativePeer('online-retail', ONLINE_RETAIL) }),
  });
  const name = 'OnlineRetail: file to RFM and ABC drawn';
  const ours = of('page', (run) => run.drawnMs);
  return [
    { name, ours, theirs: of('pandas', (run) => run.ms), peer: 'pandas', aim: { ratio: 1 } },
    { name, ours, theirs: of('native', (run) => run.ms), peer: 'native, 1 thread', aim: { ratio: 2 } },
  ];
}

const nativePeer = (/** @type {string} */ name, /** @type {string} */ file) =>
  peer(process.execPath, [peerScript('native.mjs'), name, file, PEERS]);

async function tenMillion({ count, openInPage, peers }) {
  const { generateOrders } = await import('../test/bench/generate-orders.mjs');
  console.log('\n10 million lines, 5 million orders, 500,000 customers');
  const file = await generateOrders(join(ROOT, '.cache', 'bench'));
  const { of } = await rounds(count, {
    page: () => openInPage(file),
    ...(peers.native && { native: () => nativePeer('ten-million', file) }),
  });
  const peerName = 'native, 1 thread';
  const cells = (run) => (run.cells.rfm ?? NaN) + (run.cells.abc ?? NaN);
  return [
    {
      name: '10 M lines: import',
      // Reading and building the tables: `open` without the cells that it runs afterwards.
      ours: of('page', (run) => run.timings.import ?? run.openMs - sum(Object.values(run.cells))),
      theirs: of('native', ({ steps }) => steps.read + steps.tables),
      peer: peerName,
      aim: { ratio: 1.6 },
    },
    {
      name: '10 M lines: customer summary',
      ours: of('page', (run) => run.summaryMs),
      theirs: of('native', ({ steps }) => steps.summaryQuery),
      peer: peerName,
      aim: { ms: 1500 },
    },
    {
      name: '10 M lines: RFM and ABC',
      ours: of('page', cells),
      theirs: of('native', ({ steps }) => steps.summary + steps.rfm + steps.abc),
      peer: peerName,
    },
    {
      name: '10 M lines: peak memory',
      ours: of('page', (run) => run.peakBytes ?? NaN),
      theirs: of('native', (run) => run.peakBytes),
      peer: peerName,
      show: megabytes,
    },
  ];
}

function printTable(/** @type {Row[]} */ rows) {
  const cells = rows.map(({ name, ours, theirs, peer: peerName, aim, show = seconds }) => {
    const ratio = theirs === undefined ? NaN : ours / theirs;
    const value = aim?.ratio === undefined ? ours : ratio;
    const limit = aim?.ratio ?? aim?.ms;
    return [
      name,
      Number.isNaN(ours) ? '?' : show(ours),
      peerName,
      theirs === undefined ? 'absent' : show(theirs),
      Number.isNaN(ratio) ? '' : ratio.toFixed(2),
      aim === undefined ? '' : aim.ratio === undefined ? `≤ ${show(aim.ms)}` : `≤ ${aim.ratio.toFixed(1)}`,
      limit === undefined || Number.isNaN(value) ? '' : value <= limit ? 'yes' : 'NO',
    ];
  });
  const table = [['case', 'ours', 'peer', 'theirs', 'ratio', 'aim', 'met'], ...cells];
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
  const { ensureChromium, CHROMIUM_FLAGS } = await import('./find-chromium.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { serveDist } = await import('./serve.mjs');
  const { openInPage } = await import('../test/bench/page.mjs');
  const { chromium } = await import('playwright-core');
  const executablePath = await ensureChromium();
  const peers = await findPeers();
  await ensureBuilt();
  const count = flag('quick') ? 1 : Number(option('rounds') ?? 3);
  const { url, close } = await serveDist({ port: 0 });
  const cases = { 'online-retail': onlineRetail, 'ten-million': tenMillion };
  const only = option('case');
  if (only && !Object.hasOwn(cases, only))
    throw new SetupError(`--case is one of ${Object.keys(cases).join(', ')}`);
  const context = {
    count,
    peers,
    /** A browser of its own each time, so that no run finds the memory of the one before. */
    async openInPage(/** @type {string} */ file) {
      const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
      try {
        return await openInPage(browser, url, file);
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
    printTable(rows);
    const [{ model }] = cpus();
    console.log(
      `\n${model.trim()}, ${availableParallelism()} cores, ${megabytes(totalmem())}; Node ${process.versions.node};` +
        ` median of ${count}. pandas is timed after its import, the page with its engine up.`,
    );
  } finally {
    await close();
  }
});
