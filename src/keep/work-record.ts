import * as v from 'valibot';
import { ROLES, TEXT_ENCODINGS } from '../dataset';
import { NotebookError, toNotebook } from '../notebook';

/** The version this code writes. A newer one is left alone and said so. */
export const WORK_VERSION = 1;

const text = v.pipe(v.string(), v.maxLength(100_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const numberFormat = v.object({
  decimal: v.picklist(['.', ',']),
  grouping: v.nullable(v.picklist([',', '.', ' ', "'"])),
  decorated: v.boolean(),
});

const dateFormat = v.object({
  pattern: text,
  order: v.picklist(['ymd', 'mdy', 'dmy']),
  certain: v.boolean(),
});

/** A column without its sample, which reading the file again gives. */
const column = v.object({
  name: text,
  header: text,
  label: v.exactOptional(text),
  type: v.picklist(['text', 'integer', 'number', 'date', 'timestamp']),
  numberFormat: v.exactOptional(numberFormat),
  dateFormat: v.exactOptional(dateFormat),
});

const origin = v.object({
  fileName: text,
  format: v.picklist(['text', 'xlsx', 'json', 'parquet', 'arrow']),
  entry: v.exactOptional(text),
  sheet: v.exactOptional(text),
  compression: v.exactOptional(v.picklist(['zip', 'gzip'])),
  encoding: v.exactOptional(v.picklist(TEXT_ENCODINGS)),
  chosenEncoding: v.exactOptional(v.literal(true)),
});

const options = v.object({
  encoding: v.picklist(['utf-8', 'latin-1', 'utf-16', 'windows-1252']),
  delimiter: text,
  quote: text,
  escape: text,
  skipLines: count,
  hasHeader: v.boolean(),
  lineEnd: v.picklist(['\n', '\r\n', '\r']),
});

const plainRule = v.object({
  key: v.picklist(['missing_customer', 'missing_date', 'nonpositive_price', 'duplicate']),
  enabled: v.boolean(),
});

const rule = v.variant('key', [
  plainRule,
  v.object({ key: v.literal('cancelled'), enabled: v.boolean(), prefix: text }),
  v.object({ key: v.literal('dropped_status'), enabled: v.boolean(), values: v.array(text) }),
]);

const recordSchema = v.object({
  type: v.literal('clientele-work'),
  version: v.literal(WORK_VERSION),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/)),
  /** Counts the writes of this record: of two copies the later one holds. */
  sequence: count,
  /** Whether a reload brings it back; otherwise it waits among the recent work. */
  open: v.boolean(),
  /** Milliseconds since 1970. */
  keptAt: count,
  /** Rows that were read. */
  rows: count,
  file: v.object({
    name: text,
    bytes: count,
    lastModified: v.pipe(v.number(), v.integer()),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  origin,
  options,
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(20_000)),
  mapping: v.object(
    v.entriesFromList(ROLES, v.exactOptional(text)) as Record<
      (typeof ROLES)[number],
      v.ExactOptionalSchema<typeof text, undefined>
    >,
  ),
  rules: v.pipe(v.array(rule), v.maxLength(100)),
  notebook: v.unknown(),
});

type Checked = v.InferOutput<typeof recordSchema>;

/** Work as it is kept beside the bytes of its file: how they were read, and the notebook. */
export interface WorkRecord extends Omit<Checked, 'notebook'> {
  readonly notebook: ReturnType<typeof toNotebook>;
}

export type RecordReading =
  | { readonly status: 'sound'; readonly record: WorkRecord }
  /** `damaged` breaks the schema; `newer` was written by a later version of this page. */
  | { readonly status: 'damaged' | 'newer' };

/** Reads anything that claims to be kept work. Total: never throws. */
export function readRecord(document: unknown): RecordReading {
  if (isNewer(document)) return { status: 'newer' };
  const result = v.safeParse(recordSchema, document);
  if (!result.success) return { status: 'damaged' };
  try {
    return { status: 'sound', record: { ...result.output, notebook: toNotebook(result.output.notebook) } };
  } catch (error) {
    return {
      status: error instanceof NotebookError && error.code === 'newer-version' ? 'newer' : 'damaged',
    };
  }
}

function isNewer(document: unknown): boolean {
  return (
    typeof document === 'object' &&
    document !== null &&
    'version' in document &&
    typeof document.version === 'number' &&
    document.version > WORK_VERSION
  );
}
