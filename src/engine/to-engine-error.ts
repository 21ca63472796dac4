import { EngineError, type EngineErrorCode } from './engine-error';
import { insteadOf } from './offline';

const CODE_BY_PREFIX: readonly (readonly [pattern: RegExp, code: EngineErrorCode])[] = [
  [/query was cancel|^INTERRUPT/i, 'cancelled'],
  [
    /unreachable|out of bounds|signature mismatch|memory access|null function|stack size exceeded|RuntimeError/i,
    'trap',
  ],
  [/out of memory|could not allocate|bad_alloc|Array buffer allocation/i, 'out-of-memory'],
  [/extension|autoload|https?:\/\/|httpfs/i, 'needs-network'],
  [
    /^(Permission|Invalid Configuration)|disabled by configuration|has been locked|external access/i,
    'not-allowed',
  ],
  [/^Parser/i, 'syntax'],
  [/^(Binder|Catalog)/i, 'unknown-name'],
  [/^Conversion/i, 'conversion'],
  [/^(Invalid Input|Out of Range|Parameter Not|IO)/i, 'invalid-input'],
  [/^Constraint/i, 'constraint'],
];

/**
 * The one place that reads DuckDB's error texts.
 * @param prefix what stood in front of `sql` when it ran
 */
export function toEngineError(error: unknown, sql: string, prefix = ''): EngineError {
  if (error instanceof EngineError) return error;
  const { raw, position } = read(error instanceof Error ? error.message : String(error));
  const message = raw.split(/\n\s*\nLINE \d+: /)[0] ?? raw;
  const instead = insteadOf(sql, message);
  const code = instead ? 'needs-network' : codeOf(message);
  const at = position ?? caretPosition(raw, prefix + sql);
  const place = at === undefined || at < prefix.length ? undefined : at - prefix.length;
  return new EngineError(code, message, sql, { position: place, instead, cause: error });
}

/** Failures before a statement runs come as JSON, with the offset of their place; the others as text. */
function read(text: string): { raw: string; position?: number } {
  if (!text.startsWith('{"exception_type"')) return { raw: text };
  try {
    const { exception_type, exception_message, position } = JSON.parse(text) as Record<
      string,
      string | undefined
    >;
    const raw = `${exception_type} Error: ${exception_message}`;
    return position === undefined ? { raw } : { raw, position: Number(position) };
  } catch {
    return { raw: text };
  }
}

/**
 * Where DuckDB's caret points, as an offset in `sql`. Long lines are quoted with `...` at their ends, so the quoted piece is
 * looked up in the line that the message names. The caret stands under columns of a terminal, where Chinese is two wide.
 */
function caretPosition(raw: string, sql: string): number | undefined {
  const match = /LINE (\d+): (.*)\n( *)\^/.exec(raw);
  if (!match) return undefined;
  const [, line = '1', quoted = '', indent = ''] = match;
  const lines = sql.split('\n');
  const before = lines.slice(0, Number(line) - 1).reduce((length, text) => length + text.length + 1, 0);
  const dots = quoted.startsWith('...') ? 3 : 0;
  const piece = quoted.slice(dots).replace(/\.\.\.$/, '');
  const start = (lines[Number(line) - 1] ?? '').indexOf(piece);
  if (start < 0) return undefined;
  return before + start + offsetOfColumn(piece, indent.length - `LINE ${line}: `.length - dots);
}

/** Characters of East Asian width. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function offsetOfColumn(text: string, column: number): number {
  let offset = 0;
  let width = 0;
  for (const character of text) {
    if (width >= column) break;
    width += WIDE.test(character) ? 2 : 1;
    offset += character.length;
  }
  return offset;
}

function codeOf(message: string): EngineErrorCode {
  return CODE_BY_PREFIX.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}
