/** Native DuckDB behind the page's own engine: what the page would ask DuckDB-Wasm, it asks this. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { Bool, DateDay, Float64, Int32, Int64, Table, Utf8, vectorFromArray } from 'apache-arrow';

/** Settings that lock the page's database in; the native one reads the file where it lies. */
const LOCKS =
  /\b(autoinstall_known_extensions|allowed_directories|enable_external_access|lock_configuration)\b/;

const ARROW_TYPES = {
  BOOLEAN: () => new Bool(),
  INTEGER: () => new Int32(),
  BIGINT: () => new Int64(),
  DOUBLE: () => new Float64(),
  DATE: () => new DateDay(),
  VARCHAR: () => new Utf8(),
};

/**
 * @typedef {object} Statement
 * @property {string} sql
 * @property {number} ms from sending it to its last row
 */

/**
 * @param {{ peers: string, scratch: string, paths: ReadonlyMap<Blob, string> }} options `peers`: folder in whose
 *   node_modules `@duckdb/node-api` stands; `paths`: files that lie on the disk, others are written into `scratch`
 * @returns {Promise<{ backend: import('../../../src/engine').Backend, statements: Statement[] }>}
 */
export async function startNativeBackend({ peers, scratch, paths }) {
  const require = createRequire(resolve(peers, 'package.json'));
  const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')).href);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  /** @type {Statement[]} */
  const statements = [];
  /** Path in SQL → path on the disk. */
  const files = new Map();
  const onDisk = (/** @type {string} */ sql) =>
    [...files].reduce((text, [name, { path }]) => text.replaceAll(name, path.replaceAll("'", "''")), sql);

  const connect = async () => {
    const connection = await instance.connect();
    return {
      async run(/** @type {string} */ sql) {
        if (LOCKS.test(sql)) return new Table();
        const started = performance.now();
        const result = await connection.runAndReadAll(onDisk(sql));
        statements.push({ sql, ms: performance.now() - started });
        return toArrow(result);
      },
      cancel: async () => connection.interrupt(),
      tableNames: async () => [],
      close: async () => connection.closeSync(),
    };
  };
  const backend = {
    connect,
    async registerFile(name, file) {
      const known = paths.get(file);
      const path = known ?? join(scratch, `native-${process.pid}.csv`);
      if (known === undefined) await pipeline(Readable.fromWeb(file.stream()), createWriteStream(path));
      files.set(name, { path, ours: known === undefined });
    },
    async dropFile(name) {
      const { path, ours } = files.get(name);
      files.delete(name);
      if (ours) await rm(path);
    },
    onBytesRead: () => () => undefined,
    terminate: async () => undefined,
  };
  return { backend, statements };
}

/** Small results only: the engine's own checks want Arrow. */
function toArrow(result) {
  const names = result.columnNames();
  const columns = result.getColumnsJS();
  const types = result.columnTypes();
  const vectors = names.map((name, index) => {
    const type = ARROW_TYPES[String(types[index])];
    if (!type) throw new TypeError(`column ${name}: no Arrow type for ${types[index]}`);
    return [name, vectorFromArray(columns[index] ?? [], type())];
  });
  return new Table(Object.fromEntries(vectors));
}
