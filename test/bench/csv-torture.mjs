/** How well `read` does on the csv-torture collection, with the published figures of other systems beside ours. */
import { existsSync, openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { pollockScore } from './pollock-score.mjs';

/** Scores out of 10, measured with one scorer on all 2,290 files; the last three as their authors published them. */
const OTHERS = [
  ['DuckDB with hints for each file', 9.964, 9.6],
  ['PapaParse, empty lines skipped', 9.955, 9.458],
  ['PapaParse', 9.935, 9.439],
  ['pandas, sep=None', 9.884, 9.408],
  ['Python csv.Sniffer', 9.726, 9.437],
  ['DuckDB, tolerant options', 9.107, 8.443],
  ['DuckDB, auto', 4.03, 7.87],
  ['SpreadDesktop', 9.93, 9.6],
  ['LibreOffice Calc', 9.93, 7.83],
  ['CleverCSV', 9.19, 9.45],
];
const SLOW_MS = 5000;

/** @typedef {(path: string) => Promise<any>} Read */

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

async function pollock(/** @type {Read} */ read, /** @type {string} */ folder) {
  const clean = json(join(folder, 'clean_map.json'));
  const files = [];
  for (const [name, expected] of Object.entries(clean)) {
    const text = readFileSync(join(folder, 'clean_unique', expected), 'utf8');
    const rows = Papa.parse(text.replace(/\r?\n$/, ''), { delimiter: ',', quoteChar: '"' }).data;
    const wanted = /no_header/.test(name) ? { header: null, rows } : { header: rows[0], rows: rows.slice(1) };
    files.push({ name, found: await read(join(folder, 'csv', name)), wanted });
  }
  return { count: files.length, ...pollockScore(files, json(join(folder, 'pollock_weights.json'))) };
}

async function spectrum(/** @type {Read} */ read, /** @type {string} */ folder) {
  const names = readdirSync(join(folder, 'csvs'));
  const different = [];
  for (const name of names) {
    const { header, rows } = await read(join(folder, 'csvs', name));
    const found = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header?.[index], cell])));
    const wanted = json(join(folder, 'json', name.replace('.csv', '.json')));
    if (JSON.stringify(found) !== JSON.stringify(wanted)) different.push(name);
  }
  return { count: names.length, different };
}

/** Each transcoded file against the same text in UTF-8. */
async function encodings(/** @type {Read} */ read, /** @type {string} */ folder) {
  const names = readdirSync(folder).filter((name) => !name.includes('.expected.'));
  const different = [];
  for (const name of names) {
    const wanted = join(folder, `${name.split('.')[0]}.expected.utf8.csv`);
    if (!existsSync(wanted)) continue;
    const [ours, theirs] = [await read(join(folder, name)), await read(wanted)];
    const text = (report) => JSON.stringify([report.header, report.rows]);
    if (text(ours) !== text(theirs)) different.push(name);
  }
  return { count: names.length, different };
}

/** Files without expectation: each opens or is refused with a reason, in time. */
async function unbroken(/** @type {Read} */ read, /** @type {string} */ folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const failed = [];
  let refused = 0;
  for (const path of paths) {
    try {
      const report = await read(path);
      if (!report.ok) refused++;
      if ((!report.ok && !report.error) || report.ms > SLOW_MS) failed.push(basename(path));
    } catch (error) {
      failed.push(`${basename(path)} (${error})`);
    }
  }
  return { count: paths.length, refused, failed };
}

/**
 * Prints every score.
 * @param {string} folder the collection
 * @param {{ readTable: (file: object) => Promise<any>, bytesOfBlob: (blob: Blob, name: string) => object }} sniff
 */
export async function scoreCsvTorture(folder, { readTable, bytesOfBlob }) {
  const read = async (/** @type {string} */ path) =>
    readTable(bytesOfBlob(await openAsBlob(path), basename(path)));
  const ours = await pollock(read, join(folder, 'pollock'));
  const line = (name, simple, weighted) =>
    console.log(`  ${name.padEnd(34)} ${simple.toFixed(3).padStart(6)}  ${weighted.toFixed(3).padStart(8)}`);
  console.log(`\ncsv-torture, Pollock: ours on ${ours.count} files, the others on all 2,290
  ${'of 10'.padEnd(34)} simple  weighted`);
  line('ours', ours.simple, ours.weighted);
  for (const [name, simple, weighted] of OTHERS) line(name, simple, weighted);
  const best = OTHERS.every(([, simple, weighted]) => ours.simple > simple && ours.weighted > weighted);
  console.log(`  above the best in both: ${best ? 'yes' : 'NO'}`);
  console.log(`  rows equal cell by cell: F1 ${ours.strictRowsF1.toFixed(5)}`);
  list('not exact', ours.inexact);
  list('not exact and not a word of it', ours.silent);
  const shown = (label, { count, different }) => {
    console.log(`  ${label}: ${count - different.length} of ${count} equal`);
    list('different', different);
  };
  shown('csv-spectrum', await spectrum(read, join(folder, 'csv-spectrum')));
  shown('encodings', await encodings(read, join(folder, 'encodings')));
  for (const name of ['frictionless', 'duckdb']) {
    const { count, refused, failed } = await unbroken(read, join(folder, name));
    console.log(`  ${name}: ${count} files, ${refused} refused with a reason, ${failed.length} failed`);
    list('failed', failed);
  }
}

function list(/** @type {string} */ label, /** @type {readonly string[]} */ names) {
  if (names.length === 0) return;
  const shown = process.argv.includes('--names') ? names : names.slice(0, 8);
  const more = names.length > shown.length ? `, … (--names lists all)` : '';
  console.log(`    ${label}: ${names.length}: ${shown.join(', ')}${more}`);
}
