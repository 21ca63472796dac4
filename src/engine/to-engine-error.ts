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

/** The one place that reads DuckDB's error texts. */
export function toEngineError(error: unknown, sql: string): EngineError {
  if (error instanceof EngineError) return error;
  const raw = error instanceof Error ? error.message : String(error);
  const message = raw.split(/\n\s*\nLINE \d+: /)[0] ?? raw;
  const instead = insteadOf(sql, message);
  const code = instead ? 'needs-network' : codeOf(message);
  return new EngineError(code, message, sql, { position: positionOf(raw, sql), instead, cause: error });
}

/**
 * Where DuckDB's caret points, as an offset in `sql`. Long lines are quoted with `...` at their ends, so the quoted piece is
 * looked up in the line that the message names.
 */
function positionOf(raw: string, sql: string): number | undefined {
  const match = /LINE (\d+): (.*)\n( *)\^/.exec(raw);
  if (!match) return undefined;
  const [, line = '1', quoted = '', indent = ''] = match;
  const caret = indent.length - `LINE ${line}: `.length;
  const lines = sql.split('\n');
  const before = lines.slice(0, Number(line) - 1).reduce((length, text) => length + text.length + 1, 0);
  const dots = quoted.startsWith('...') ? 3 : 0;
  const piece = quoted.slice(dots).replace(/\.\.\.$/, '');
  const start = (lines[Number(line) - 1] ?? '').indexOf(piece);
  return start < 0 ? undefined : before + start + caret - dots;
}

function codeOf(message: string): EngineErrorCode {
  return CODE_BY_PREFIX.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
}
