import type { Column } from '../../../dataset';
import { normalizeHeader } from '../../roles/normalize-header';

/** Of two headers, the share of the longer one that the shorter must have to be taken for the same, some columns added. */
const MIN_SHARED = 0.7;

/** Keys of the columns, the same for headers that differ in case, blanks or units only; of equal headers the second is another. */
export function columnKeys(columns: readonly Column[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ header }) => {
    const normal = normalizeHeader(header);
    const before = seen.get(normal) ?? 0;
    seen.set(normal, before + 1);
    return `${normal}#${before}`;
  });
}

/** Whether files of these columns belong together: the same ones in any order, or one has them all and few more. */
export function isSameHeader(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  return fewer.size >= 2 && fewer.size >= more.size * MIN_SHARED && [...fewer].every((key) => more.has(key));
}

/** The columns of files taken together, and where each stands in each file. */
export interface SharedColumns {
  /** Headers as the first file that has them writes them. */
  readonly headers: readonly string[];
  /** Per file, for each of the headers: the index of its column there, or -1. */
  readonly places: readonly (readonly number[])[];
  /** Headers that not every file has. */
  readonly partial: readonly string[];
}

/** Columns matched by name: those of the first file in their order, then what later ones add. */
export function sharedColumns(files: readonly (readonly Column[])[]): SharedColumns {
  const headers = new Map<string, string>();
  const keys = files.map(columnKeys);
  files.forEach((columns, file) =>
    columns.forEach(({ header }, index) => {
      const key = keys[file]?.[index] ?? '';
      if (!headers.has(key)) headers.set(key, header);
    }),
  );
  const places = keys.map((own) => [...headers.keys()].map((key) => own.indexOf(key)));
  const partial = [...headers.values()].filter((_, column) => places.some((own) => own[column] === -1));
  return { headers: [...headers.values()], places, partial };
}
