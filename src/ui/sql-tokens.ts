export type SqlTokenKind = 'keyword' | 'function' | 'name' | 'string' | 'number' | 'comment' | 'plain';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  `all alter and anti any as asc asof between by case cast copy create cross current day delete desc describe distinct
  drop else end except exclude exists explain false filter first following for from full group grouping having if ilike in
  inner insert intersect interval into is join last lateral left like limit macro month natural not null nulls offset on or
  order outer over partition pivot positional preceding qualify range recursive replace rollup row rows sample select semi
  set sets similar summarize table then true try_cast unbounded union unpivot update using values view when where window
  with within year`.split(/\s+/),
);

/** One alternative per kind of token; an unclosed string or comment runs to the end of the text. */
const TOKEN =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>'(?:[^']|'')*(?:'|$))|(?<name>"(?:[^"]|"")*(?:"|$))|(?<number>\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|(?<word>[\p{L}_][\p{L}\p{N}_]*)/giu;

/** Cuts SQL into coloured runs. Their texts, joined, are the SQL again: this colours and never changes. */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: sql.slice(end, match.index) });
    end = match.index + match[0].length;
    tokens.push({ kind: kindOf(match, sql[end]), text: match[0] });
  }
  if (end < sql.length) tokens.push({ kind: 'plain', text: sql.slice(end) });
  return tokens;
}

function kindOf(match: RegExpExecArray, next: string | undefined): SqlTokenKind {
  const { comment, string, name, number } = match.groups ?? {};
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  if (name !== undefined) return 'name';
  if (number !== undefined) return 'number';
  if (KEYWORDS.has(match[0].toLowerCase())) return 'keyword';
  return next === '(' ? 'function' : 'plain';
}
