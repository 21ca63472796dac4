/**
 * The ten measures of the Pollock benchmark for one file, each from 0 to 1: success, then precision, recall and F1 of the
 * header, the records and the cells.
 * @see Vitagliano, Hameed, Jiang, Reisener, Wu & Naumann (2023), "Pollock: A Data Loading Benchmark", PVLDB 16(8)
 */

/** @typedef {{ header: readonly string[] | null, rows: readonly (readonly string[])[] }} Table */

const TRUTH = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['false', 'false'],
  ['no', 'false'],
]);

/** A value as header and record measures compare it: the same number, day, time or word however it is written. */
function normalized(/** @type {string} */ cell) {
  const text = cell.trim().toLowerCase();
  const truth = TRUTH.get(text);
  if (truth) return truth;
  const amount = text.replace(/^[$€£¥]\s*/, '');
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(amount)) return String(Number(amount));
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (time) return `${Number(time[1])}:${time[2]}:${time[3] ?? '00'}`;
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (day) return `${day[3]}-${Number(day[2])}-${Number(day[1])}`;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return iso ? `${iso[1]}-${Number(iso[2])}-${Number(iso[3])}` : text;
}

/** Precision, recall and F1 of two multisets; all are 1 when both are empty. */
function overlap(/** @type {readonly string[]} */ found, /** @type {readonly string[]} */ wanted) {
  if (found.length === 0 && wanted.length === 0) return [1, 1, 1];
  const left = new Map();
  for (const value of wanted) left.set(value, (left.get(value) ?? 0) + 1);
  let hits = 0;
  for (const value of found) {
    const count = left.get(value) ?? 0;
    if (count === 0) continue;
    left.set(value, count - 1);
    hits++;
  }
  const precision = found.length === 0 ? 0 : hits / found.length;
  const recall = wanted.length === 0 ? 0 : hits / wanted.length;
  return [precision, recall, hits === 0 ? 0 : (2 * precision * recall) / (precision + recall)];
}

/** @returns {number[]} the ten measures; all 0 for a file that was refused */
export function pollockMeasures(/** @type {Table & { ok: boolean }} */ found, /** @type {Table} */ wanted) {
  if (!found.ok) return Array.from({ length: 10 }, () => 0);
  const records = (/** @type {Table} */ { rows }) => rows.map((row) => row.map(normalized).join(''));
  return [
    1,
    ...overlap((found.header ?? []).map(normalized), (wanted.header ?? []).map(normalized)),
    ...overlap(records(found), records(wanted)),
    ...overlap(found.rows.flat(), wanted.rows.flat()),
  ];
}

/** F1 of rows that are equal cell by cell: Pollock's own records do not see a row that is shifted by a column. */
export function strictRowsF1(/** @type {Table} */ found, /** @type {Table} */ wanted) {
  const keys = (/** @type {Table} */ { rows }) => rows.map((row) => JSON.stringify(row));
  return overlap(keys(found), keys(wanted))[2];
}

/** Whether header and rows are exactly those wanted, in their order. */
export function isExact(/** @type {Table} */ found, /** @type {Table} */ wanted) {
  const text = (/** @type {Table} */ { header, rows }) => JSON.stringify([header ?? [], rows]);
  return text(found) === text(wanted);
}

/**
 * @param {readonly { name: string, found: Table & { ok: boolean, warnings: number, rejected: number }, wanted: Table }[]} files
 * @param {Readonly<Record<string, number>>} weights how often a file's defect occurs in open data
 */
export function pollockScore(files, weights) {
  const simple = Array.from({ length: 10 }, () => 0);
  let weighted = 0;
  let weightSum = 0;
  let strict = 0;
  const inexact = [];
  const silent = [];
  for (const { name, found, wanted } of files) {
    const measures = pollockMeasures(found, wanted);
    const weight = weights[name] ?? 0;
    measures.forEach((measure, index) => (simple[index] += measure / files.length));
    weighted += weight * measures.reduce((sum, measure) => sum + measure, 0);
    weightSum += weight;
    strict += strictRowsF1(found, wanted) / files.length;
    if (isExact(found, wanted)) continue;
    inexact.push(name);
    if (found.warnings + found.rejected === 0) silent.push(name);
  }
  const sum = simple.reduce((total, measure) => total + measure, 0);
  return { simple: sum, weighted: weighted / weightSum, strictRowsF1: strict, inexact, silent };
}
