import { DataType, type RecordBatch, type Schema, TimeUnit } from 'apache-arrow';
import { CsvWriter, type Cell } from '../csv-writer';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';

/** Writes record batches as CSV: numbers, dates and texts as they are, missing values as nothing. */
export class ArrowText {
  readonly #writer = new CsvWriter();
  #formats: readonly ((value: unknown) => Cell)[] | null = null;

  /** @throws {SourceError} `too-many-columns` */
  begin(schema: Schema, limits: Limits): void {
    const { fields } = schema;
    if (fields.length > limits.columns) throw new SourceError('too-many-columns', { most: limits.columns });
    this.#formats = fields.map(({ type }) => formatOf(type));
    this.#writer.row(fields.map(({ name }) => name));
  }

  write(batch: RecordBatch): void {
    const formats = this.#formats ?? [];
    const columns = formats.map((_, index) => batch.getChildAt(index));
    for (let row = 0; row < batch.numRows; row++) {
      this.#writer.row(
        columns.map((column, index) => {
          const value: unknown = column?.get(row) ?? null;
          return value === null ? null : (formats[index] as (value: unknown) => Cell)(value);
        }),
      );
    }
  }

  blob(): Blob {
    return this.#writer.blob();
  }
}

function formatOf(type: DataType): (value: unknown) => Cell {
  if (DataType.isDictionary(type)) return formatOf(type.dictionary as DataType);
  if (DataType.isDate(type)) return (value) => isoText(Number(value)).replace(/ 00:00:00$/, '');
  if (DataType.isTimestamp(type)) return (value) => isoText(Number(value)); // Arrow 17 gives milliseconds in every unit
  if (DataType.isTime(type)) return (value) => clock(Number(value) * SECONDS[type.unit as TimeUnit]);
  if (DataType.isDecimal(type)) return (value) => decimal(value as Uint32Array, type.scale);
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type))
    return (value) => new TextDecoder().decode(value as Uint8Array);
  if (DataType.isFloat(type)) return (value) => number(value as number);
  return (value) => (typeof value === 'object' ? JSON.stringify(value, bigIntAsText) : String(value));
}

const SECONDS: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e-3,
  [TimeUnit.MICROSECOND]: 1e-6,
  [TimeUnit.NANOSECOND]: 1e-9,
};

function isoText(milliseconds: number): string {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return '';
  return moment
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
}

function clock(seconds: number): string {
  return isoText(Math.round(seconds * 1000)).slice(11);
}

/** Not a number is a missing value. */
function number(value: number): Cell {
  return Number.isNaN(value) ? null : String(value);
}

/** Words from the least to the most significant, two's complement. */
function decimal(words: Uint32Array, scale: number): string {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n);
  const value = BigInt.asIntN(words.length * 32, unsigned);
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale > 0 ? `${whole}.${digits.slice(digits.length - scale)}` : whole;
  return value < 0n ? `-${text}` : text;
}

function bigIntAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
