import type { Engine } from '../engine';

let files = 0;

/** Lets the database read a blob as a file for as long as `use` takes. */
export async function withFile<T>(engine: Engine, file: Blob, use: (path: string) => Promise<T>): Promise<T> {
  const path = await engine.registerFile(`${Date.now()}-${++files}.csv`, file);
  try {
    return await use(path);
  } finally {
    await engine.dropFile(path).catch(() => undefined);
  }
}
