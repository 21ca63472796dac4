import * as v from 'valibot';
import { ROLES, type Column, type Role, type RoleMapping } from '../../dataset';
import { columnKeys } from '../../ingest/sources/together/same-columns';

/** A place for text under a name: the browser's storage, or a test's. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const VERSION = 1;
/** Headers remembered; the one chosen longest ago goes first. */
const MAX_HEADERS = 50;
/** A longer header is not remembered, and a longer text not read. */
const MAX_HEADER_CHARACTERS = 8_000;
const MAX_CHARACTERS = MAX_HEADERS * MAX_HEADER_CHARACTERS * 2;

const text = v.pipe(v.string(), v.maxLength(MAX_HEADER_CHARACTERS));
const schema = v.object({
  version: v.literal(VERSION),
  mappings: v.pipe(
    v.array(v.object({ header: text, roles: v.array(v.tuple([v.picklist(ROLES), text])) })),
    v.maxLength(MAX_HEADERS),
  ),
});

type Remembered = v.InferOutput<typeof schema>['mappings'];

/**
 * What the reader made of the columns of a header, for the next file of the same one: case, blanks, units and the order of columns
 * do not matter. What is stored cannot be trusted: another version, a damaged or overlong text count as nothing.
 */
export class MappingMemory {
  readonly #storage: () => TextStorage | null;
  readonly #key: string;

  /** @param storage may throw or give null where none is to be had: then nothing is remembered */
  constructor(storage: () => TextStorage | null = () => null, key = 'mappings') {
    this.#storage = storage;
    this.#key = key;
  }

  /** The roles chosen for this header last time, or null. */
  recall(columns: readonly Column[]): RoleMapping | null {
    const found = this.#load().find(({ header }) => header === fingerprint(columns));
    if (!found) return null;
    const names = new Map(columnKeys(columns).map((key, index) => [key, columns[index]?.name ?? '']));
    const roles = found.roles.flatMap(([role, key]): [Role, string][] => {
      const name = names.get(key);
      return name === undefined ? [] : [[role, name]];
    });
    return Object.fromEntries(roles);
  }

  remember(columns: readonly Column[], mapping: RoleMapping): void {
    const header = fingerprint(columns);
    if (header.length > MAX_HEADER_CHARACTERS) return;
    const keys = columnKeys(columns);
    const roles = ROLES.flatMap((role): [Role, string][] => {
      const key = keys[columns.findIndex(({ name }) => name === mapping[role])];
      return key === undefined ? [] : [[role, key]];
    });
    const others = this.#load().filter((known) => known.header !== header);
    this.#save([...others, { header, roles }].slice(-MAX_HEADERS));
  }

  forget(columns: readonly Column[]): void {
    this.#save(this.#load().filter(({ header }) => header !== fingerprint(columns)));
  }

  #load(): Remembered {
    try {
      const stored = this.#storage()?.getItem(this.#key) ?? '';
      if (stored === '' || stored.length > MAX_CHARACTERS) return [];
      const result = v.safeParse(schema, JSON.parse(stored));
      return result.success ? result.output.mappings : [];
    } catch {
      return []; // refused, or no JSON
    }
  }

  #save(mappings: Remembered): void {
    try {
      if (mappings.length === 0) this.#storage()?.removeItem(this.#key);
      else this.#storage()?.setItem(this.#key, JSON.stringify({ version: VERSION, mappings }));
    } catch {
      // refused or full: the next file is guessed anew
    }
  }
}

function fingerprint(columns: readonly Column[]): string {
  return JSON.stringify([...columnKeys(columns)].sort());
}
