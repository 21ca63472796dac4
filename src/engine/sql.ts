import { identifier, literal, type Bindable } from './quoting';

/**
 * A piece of SQL. Only the `sql` tag, `ident`, `bind` and `joinSql` make one, so a bare string can never become
 * part of a statement: neither an injection nor the quieter mistake of a column name that turned into a constant.
 */
export class Sql {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** The statement as DuckDB gets it and as the reader sees it: complete, runnable, with values as literals. */
  get text(): string {
    return this.#text;
  }

  static tagged(strings: TemplateStringsArray, holes: readonly Sql[]): Sql {
    let text = '';
    strings.forEach((string, index) => {
      const hole = holes[index];
      text += string + (hole ? indentLike(text + string, hole.#text) : '');
    });
    return new Sql(dedent(text));
  }

  static ident(names: readonly string[]): Sql {
    return new Sql(names.map(identifier).join('.'));
  }

  static bind(value: Bindable): Sql {
    return new Sql(literal(value));
  }

  static join(parts: readonly Sql[], separator: string): Sql {
    return new Sql(parts.map((part) => part.#text).join(separator));
  }

  /** SQL that a user wrote herself and ran herself. Never call this with text from a file, a link or a header. */
  static written(text: string): Sql {
    return new Sql(text);
  }
}

/** A statement or a part of one; holes take `Sql` and nothing else. */
export function sql(strings: TemplateStringsArray, ...holes: readonly Sql[]): Sql {
  return Sql.tagged(strings, holes);
}

/** A name, always quoted; several names are joined by points (schema, table). @throws {RangeError} on an empty name or NUL. */
export function ident(...names: readonly string[]): Sql {
  return Sql.ident(names);
}

/** A value as a literal. @throws {RangeError} on NaN, infinities and NUL characters. */
export function bind(value: Bindable): Sql {
  return Sql.bind(value);
}

/** Parts with a separator between them, such as a list of columns. */
export function joinSql(parts: readonly Sql[], separator = ', '): Sql {
  return Sql.join(parts, separator);
}

/** A nested piece keeps the indentation of the line it stands on, so that composed statements stay readable. */
function indentLike(before: string, piece: string): string {
  if (!piece.includes('\n')) return piece;
  const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '';
  return piece.replaceAll('\n', `\n${indent}`);
}

function dedent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents, 100);
  return lines.map((line) => line.slice(common)).join('\n');
}
