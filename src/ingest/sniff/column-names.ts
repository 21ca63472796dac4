/** Characters that no name can carry: NUL and the byte order mark; other control codes would be invisible. */
const UNSPEAKABLE = /[\u0000-\u001f\u007f\ufeff]+/g;

/** DuckDB's own number of a row: a column of that name would hide it. */
const HIDDEN = 'rowid';

/**
 * Names for the columns of a table: the headers themselves where they differ (case aside, as DuckDB's names do), ` 2`, ` 3`
 * behind repetitions, `column_3` where a header is empty.
 */
export function columnNames(headers: readonly string[]): readonly string[] {
  const wanted = headers.map((header) => header.replace(UNSPEAKABLE, ' ').trim());
  const taken = new Set([HIDDEN]);
  const reserved = new Set(wanted.map(key));
  return wanted.map((header, index) => {
    const base = header === '' ? `column_${index + 1}` : header;
    if (!taken.has(key(base)) && (header !== '' || !reserved.has(key(base)))) return take(base, taken);
    let number = 2;
    while (taken.has(key(`${base} ${number}`)) || reserved.has(key(`${base} ${number}`))) number++;
    return take(`${base} ${number}`, taken);
  });
}

function take(name: string, taken: Set<string>): string {
  taken.add(key(name));
  return name;
}

function key(name: string): string {
  return name.toLowerCase();
}
