import type { ReadReport } from './sniff';
import { readFile } from './sniff-client';
import { openSources } from './sources/open-sources';

/**
 * Any file as text cells, before any typing: of several tables in it, the largest. `ok` is false, with the reason, when it holds
 * none.
 */
export async function readAny(file: File): Promise<ReadReport> {
  const started = performance.now();
  const { tables, issues } = await openSources([file]);
  const [first, ...others] = tables;
  if (!first) {
    const error = issues[0]?.code ?? 'binary-file';
    return {
      ok: false,
      error,
      header: null,
      rows: [],
      warnings: 0,
      rejected: 0,
      ms: performance.now() - started,
    };
  }
  const table = others.reduce((best, other) => (other.file.size > best.file.size ? other : best), first);
  const report = await readFile(table.file);
  return { ...report, ms: performance.now() - started };
}
