import { inflatedBlob } from './collect';
import type { InflateBudget } from './limits';
import { SourceError } from './source-error';

/**
 * The content of a gzip file.
 * @throws {SourceError} `archive-too-large`, `archive-damaged`
 */
export async function gunzip(file: Blob, budget: InflateBudget): Promise<Blob> {
  const target = inflatedBlob(budget, file.size);
  try {
    await file.stream().pipeThrough(new DecompressionStream('gzip')).pipeTo(target.stream);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('archive-damaged', {}, error);
  }
  return target.blob();
}

/** `orders.csv.gz` holds `orders.csv`, `orders.tgz` holds `orders.tar`. */
export function gunzippedName(name: string): string {
  return name.replace(/\.tgz$/i, '.tar').replace(/\.gz(ip)?$/i, '');
}
