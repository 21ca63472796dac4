const PLAIN = /^-?(0|[1-9]\d{0,14})(\.\d{0,8}[1-9])?$/;

/**
 * A number of a cell as people see it: without an exponent (`1.93E+15` is `1930000000000000`), with the 15 digits that
 * spreadsheets keep (`0.30000000000000004` is `0.3`).
 */
export function numberText(raw: string): string {
  if (PLAIN.test(raw) && raw.length <= 16) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return /^-?\d+$/.test(raw) ? raw : wholeText(value);
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e-6 ? rounded.toFixed(20).replace(/0+$/, '') : String(rounded);
}

function wholeText(value: number): string {
  if (Math.abs(value) < 1e15) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential(14).split('e');
  return mantissa.replace('.', '') + '0'.repeat(Number(exponent) - 14);
}

/** Whole numbers of more than 15 digits: a spreadsheet has put zeros for the digits beyond. */
export function isRoundedId(raw: string): boolean {
  const value = Number(raw);
  return Number.isInteger(value) && Math.abs(value) >= 1e15;
}
