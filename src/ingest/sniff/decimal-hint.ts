/**
 * The decimal separator that a file's numbers show where they leave no doubt (`12,50` or `12.5`, not `1,234`).
 * Without such a number a semicolon between cells speaks for the comma.
 */
export function decimalHint(rows: readonly (readonly string[])[], delimiter: string): '.' | ',' {
  let commas = 0;
  let points = 0;
  for (const row of rows.slice(0, 500)) {
    for (const cell of row) {
      if (/\d,(?:\d{1,2}|\d{4,})(?!\d|,|\.)/.test(cell) && /^\D{0,4}[\d.' ]*,\d+\D{0,4}$/.test(cell))
        commas++;
      else if (/^\D{0,4}[\d,' ]*\.(?:\d{1,2}|\d{4,})\D{0,4}$/.test(cell)) points++;
    }
  }
  if (commas === points) return delimiter === ';' ? ',' : '.';
  return commas > points ? ',' : '.';
}
