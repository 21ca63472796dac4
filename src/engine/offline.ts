/**
 * Functions that DuckDB-Wasm would fetch an extension for. Nothing is fetched here, so each names its replacement.
 * Some of them do not fail but end the engine (`AT TIME ZONE`, `date_trunc` of a time with zone), so statements
 * that a user writes are checked before they run.
 */
const IN_CODE: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bcurrent_date\b|\btoday\s*\(/i, 'cast(now()::TIMESTAMP AS DATE)'],
  [/\b(current_timestamp|localtimestamp|localtime|current_time)\b/i, 'now()::TIMESTAMP'],
  [/\bat\s+time\s+zone\b|\btimezone\s*\(/i, 'TIMESTAMP without a zone (all times here are local)'],
  [/\bdate_(trunc|part|diff|add|sub)\s*\([^)]*\bnow\s*\(\s*\)(?!\s*::\s*timestamp\b)/i, 'now()::TIMESTAMP'],
  [/\b(read_parquet|parquet_scan|parquet_metadata)\s*\(/i, 'a dropped file'],
  [
    /\b(read_json|read_json_auto|read_ndjson|json_extract|json_extract_string|to_json|from_json|json)\s*\(|::\s*json\b|->>?\s*'/i,
    'regexp_extract',
  ],
  [/\b(read_xlsx|st_read)\s*\(/i, 'a dropped file'],
  [/\b(install|load)\s+\w+\s*;?\s*$/im, 'the built-in functions'],
];

/** The same where a name or a text in quotes says it. */
const IN_QUOTES: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b(from|join)\s+'[^']*\.parquet'|\bformat\s+'?parquet/i, 'a dropped file'],
  [/\bcollate\s+"?(zh|de|fr|es|ja|ko|icu)/i, 'COLLATE NOCASE'],
  [
    /(\b(from|join)\s+|\b(read_\w+|sniff_csv|glob)\s*\(\s*\[?\s*)'(https?|s3|gcs|hf|r2):\/\//i,
    'a dropped file',
  ],
];

/** The replacement for what `sql` uses, when running it would need the network; otherwise undefined. */
export function offlineReplacement(sql: string): string | undefined {
  const found = (text: string, patterns: typeof IN_CODE): string | undefined =>
    patterns.find(([pattern]) => pattern.test(text))?.[1];
  return found(withoutComments(sql, false), IN_CODE) ?? found(withoutComments(sql, true), IN_QUOTES);
}

/** The replacement, when `message` shows that DuckDB wanted an extension for `sql`. */
export function insteadOf(sql: string, message: string): string | undefined {
  if (!/extension|autoload|not exist|unreachable|signature mismatch|out of bounds/i.test(message))
    return undefined;
  return offlineReplacement(sql);
}

const QUOTED_OR_COMMENT = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** The statement without its comments; quoted names and texts stay as they are or are emptied. */
function withoutComments(sql: string, keepQuoted: boolean): string {
  return sql.replace(QUOTED_OR_COMMENT, (piece) => {
    if (piece.startsWith('-') || piece.startsWith('/')) return ' ';
    return keepQuoted ? piece : piece.slice(0, 1) + piece.slice(-1);
  });
}
