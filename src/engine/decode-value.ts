import { DataType, TimeUnit } from 'apache-arrow';

/**
 * A value of a result as plain data: 64- and 128-bit integers and decimals become numbers (text beyond 2^53),
 * dates and times ISO text, lists arrays, structs objects.
 */
export function decodeValue(type: DataType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return decodeDecimal(value as Uint32Array, type.scale);
  if (DataType.isDate(type)) return decodeDate(Number(value));
  if (DataType.isTimestamp(type)) return decodeTimestamp(Number(value));
  if (DataType.isTime(type)) return decodeTime(value as number | bigint, type.unit);
  if (typeof value === 'bigint') return decodeInteger(value);
  if (DataType.isList(type))
    return Array.from(value as Iterable<unknown>, (item) => decodeNested(type.valueType, item));
  if (DataType.isStruct(type)) return decodeStruct(type, value);
  if (value instanceof Uint8Array)
    return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return value;
}

function decodeNested(type: DataType, value: unknown): unknown {
  return decodeValue(type, value);
}

function decodeStruct(
  type: DataType & { children: DataType['children'] },
  value: unknown,
): Record<string, unknown> {
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    type.children.map((field) => [field.name, decodeValue(field.type as DataType, record[field.name])]),
  );
}

function decodeInteger(value: bigint): number | string {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : String(value);
}

/** Arrow hands a decimal over as little-endian 32-bit words of a two's complement integer, without its scale. */
function decodeDecimal(words: Uint32Array, scale: number): number | string {
  let integer = 0n;
  for (let index = words.length - 1; index >= 0; index -= 1)
    integer = (integer << 32n) | BigInt(words[index] ?? 0);
  const signed = BigInt.asIntN(words.length * 32, integer);
  if (scale === 0) return decodeInteger(signed);
  return Number(`${signed}e-${scale}`);
}

function decodeDate(milliseconds: number): string {
  return isoText(milliseconds).split('T')[0] ?? '';
}

/** Arrow's getter gives milliseconds for every unit of a timestamp. Times of day keep their seconds, midnight stays visible. */
function decodeTimestamp(milliseconds: number): string {
  return isoText(milliseconds).replace(/(\.000)?Z$/, '');
}

/** DuckDB's `infinity` and dates beyond JavaScript's calendar lie at the ends of time. */
function isoText(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return milliseconds < 0 ? '-infinity' : 'infinity';
  return date.toISOString();
}

function decodeTime(value: number | bigint, unit: TimeUnit): string {
  const perSecond = {
    [TimeUnit.SECOND]: 1,
    [TimeUnit.MILLISECOND]: 1e3,
    [TimeUnit.MICROSECOND]: 1e6,
    [TimeUnit.NANOSECOND]: 1e9,
  };
  return new Date((Number(value) / perSecond[unit]) * 1000).toISOString().slice(11, 19);
}
