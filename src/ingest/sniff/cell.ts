/** Words for "nothing" that are never a value, whatever the column. */
const NOTHING = new Set(['', 'NULL', 'null', '\\N', '-', '--', '#N/A', '(null)', '<null>']);

/** Further words for "nothing" in columns of numbers and dates; in a text column `NA` may be Namibia. */
const NOTHING_TYPED = new Set([
  'NA',
  'N/A',
  'n/a',
  'nan',
  'NaN',
  'None',
  'none',
  '—',
  '/',
  '无',
  '0000-00-00',
  '0000-00-00 00:00:00',
]);

export const MISSING_TEXT: readonly string[] = [...NOTHING];
/** The words for "nothing" in a column that is not text. */
export const MISSING_TYPED: readonly string[] = [...NOTHING, ...NOTHING_TYPED];

/** Whether a cell holds nothing, whatever its column: empty, blank or a word for NULL. */
export function isMissing(value: string): boolean {
  return NOTHING.has(value) || NOTHING.has(unwrap(value));
}

/** Whether a cell of a number or date column holds nothing. */
export function isMissingTyped(value: string): boolean {
  const bare = unwrap(value);
  return NOTHING.has(bare) || NOTHING_TYPED.has(bare);
}

/**
 * A cell without what exports wrap around values: blanks, TAB, a byte order mark, `="…"` and a leading apostrophe (both keep
 * spreadsheets from reading an id as a number).
 */
export function unwrap(value: string): string {
  let bare = value.trim();
  if (bare.startsWith('="') && bare.endsWith('"') && bare.length >= 3) bare = bare.slice(2, -1).trim();
  if (bare.startsWith("'") && !bare.endsWith("'")) bare = bare.slice(1).trim();
  return bare;
}
