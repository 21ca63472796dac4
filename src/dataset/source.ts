import type { Column } from './column';
import type { ReadOptions } from './read-options';
import type { RoleMapping } from './role';

/** A file that is, or is about to be, a table: how to read it and what its columns mean. */
export interface Source {
  readonly fileName: string;
  readonly bytes: number;
  readonly options: ReadOptions;
  readonly columns: readonly Column[];
  readonly mapping: RoleMapping;
}
