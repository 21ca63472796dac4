export type Bindable = string | number | boolean | null;

/** A quoted identifier: inner quotes doubled. */
export function identifier(name: string): string {
  if (name === '') throw new RangeError('An identifier cannot be empty.');
  if (name.includes('\0')) throw new RangeError('An identifier cannot contain NUL.');
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A value as a DuckDB literal. Standard string literals know one escape, the doubled quote, so doubling it is complete
 * (held by a property test against the database). Statements carry literals rather than prepared parameters because only
 * `send(text)` can be cancelled, and DuckDB prepares no CREATE.
 */
export function literal(value: Bindable): string {
  if (value === null) return 'NULL';
  switch (typeof value) {
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'number':
      return numberLiteral(value);
    default:
      if (value.includes('\0')) throw new RangeError('A text value cannot contain NUL.');
      return `'${value.replaceAll("'", "''")}'`;
  }
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A number must be finite, not ${value}.`);
  const text = Number.isSafeInteger(value) ? String(value) : doubleLiteral(value);
  return value < 0 ? `(${text})` : text; // `x-${-5}` must not become the comment `x--5`
}

/** Digits with a point are a DECIMAL first: exact up to fifteen of them. Digits with an exponent are a DOUBLE at once. */
function doubleLiteral(value: number): string {
  const exponential = value.toExponential();
  const digits = exponential.replace(/e.*|\D/g, '').length;
  return digits > 15 || String(value).includes('e') ? exponential : `${value}::DOUBLE`;
}
