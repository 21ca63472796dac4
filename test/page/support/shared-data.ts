import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder beside the repository with public data sets; a fresh clone has none. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared');

/** Path of a file below it, or undefined: tests that need it skip, saying so in their name. */
export function sharedFile(...names: string[]): string | undefined {
  const path = join(FOLDER, ...names);
  return existsSync(path) ? path : undefined;
}

export function sharedJson<T>(...names: string[]): T | undefined {
  const path = sharedFile(...names);
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as T);
}
