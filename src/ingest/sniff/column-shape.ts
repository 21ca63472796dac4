/** Values of a column are alike when at most so many different forms cover nearly all of them. */
const MAX_FORMS = 24;
const COVERED = 0.9;
const EXAMINED_CHARACTERS = 60;

/** What a value costs that no row of the column has the form of, in bits. */
export const STRANGE = 12;

/** How the values of a column look: what tells a value of it from one that slipped in from the next column. */
export interface ColumnShape {
  /** Whether its values share few forms (dates, amounts, codes), as opposed to free text. */
  readonly formed: boolean;
  /** Rows that the shape was drawn from. */
  readonly rows: number;
  readonly empty: number;
  /** Rows of each form, strict and loose; of free text, of each kind of beginning and end. */
  readonly forms: ReadonlyMap<string, number>;
}

/** The shapes of the columns of rows that have all the same width. */
export function columnShapes(rows: readonly (readonly string[])[], width: number): readonly ColumnShape[] {
  return Array.from({ length: width }, (_, column) => {
    const values = rows.map((row) => row[column] ?? '').filter((value) => value !== '');
    const exact = countOf(values.map(formOf));
    const common = [...exact.values()].sort((a, b) => b - a).slice(0, MAX_FORMS);
    const formed = sum(common) >= COVERED * values.length;
    const forms = formed
      ? new Map([...exact, ...countOf(values.map(looseFormOf))])
      : countOf(values.flatMap(edgesOf));
    return { formed, rows: rows.length, empty: rows.length - values.length, forms };
  });
}

/** How unlikely a value is in a column, in bits: 0 for what every row has, `STRANGE` for what none has. */
export function strangeness(value: string, { formed, rows, empty, forms }: ColumnShape): number {
  const bits = (seen: number, unseen: number): number =>
    seen > 0 ? Math.min(unseen, -Math.log2(seen / rows)) : unseen;
  if (value === '') return bits(empty, STRANGE);
  if (formed) {
    const unseen = forms.has(looseFormOf(value)) ? STRANGE / 2 : STRANGE;
    return bits(forms.get(formOf(value)) ?? 0, unseen);
  }
  return edgesOf(value).reduce((cost, edge) => cost + bits(forms.get(edge) ?? 0, STRANGE / 3), 0);
}

/** The kinds of a value's characters one by one: `9` digit, `A` capital, `a` letter, other characters themselves. */
function formOf(value: string): string {
  return value
    .slice(0, EXAMINED_CHARACTERS)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/(?!A)\p{L}/gu, 'a')
    .replace(/\p{Nd}/gu, '9');
}

/** A form without the lengths of its runs: `~9/9/9` for any day written so. */
function looseFormOf(value: string): string {
  return `~${formOf(value).replace(/([9Aa])\1+/g, '$1')}`;
}

function edgesOf(value: string): [beginning: string, end: string] {
  return [`^${formOf(value.slice(0, 2))}`, `${formOf(value.slice(-1))}$`];
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
