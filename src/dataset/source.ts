import type { Column } from './column';
import type { KindGuess } from './kind';
import type { ReadOptions } from './read-options';
import type { RoleMapping } from './role';
import type { SourceOrigin } from './source-origin';

/** A file that is, or is about to be, a table: where it came from, how to read it and what its columns mean. */
export interface Source {
  /** What people call it: the file's name, or that of an entry or a sheet of it. */
  readonly fileName: string;
  /** Of the text as it was found: before it was turned into UTF-8. */
  readonly bytes: number;
  readonly origin: SourceOrigin;
  readonly options: ReadOptions;
  readonly columns: readonly Column[];
  readonly kind: KindGuess;
  readonly mapping: RoleMapping;
}
