import type { RoleMapping, Rule } from '../../src/dataset';
import { AnalysisContext } from '../../src/analyses/context';
import type { AnalysisResult } from '../../src/analyses/analysis';
import { analysisById } from '../../src/analyses/registry';
import type { Engine } from '../../src/engine';
import { isRefusal, readDraft, type Draft } from '../../src/ingest/draft';
import { importDraft } from '../../src/ingest/import-draft';
import type { OpenedFile } from '../../src/ingest/opened-file';

/**
 * Files opened as a drop opens them. A test that imports this mocks `sniff-client` by `sniff-in-process`.
 */
export interface Changes {
  readonly mapping?: RoleMapping;
  readonly rules?: readonly Rule[];
}

export function csvFile(content: string | Uint8Array, name = 'orders.csv'): File {
  return new File([content as BlobPart], name);
}

export async function draftOf(file: File | string, changes: Changes = {}): Promise<Draft> {
  const reading = await readDraft(typeof file === 'string' ? csvFile(file) : file);
  if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading.issues)}`);
  return {
    ...reading,
    source: { ...reading.source, mapping: changes.mapping ?? reading.source.mapping },
    rules: changes.rules ?? reading.rules,
  };
}

export async function openCsv(
  engine: Engine,
  file: File | string,
  changes: Changes = {},
): Promise<OpenedFile> {
  return importDraft(engine, await draftOf(file, changes));
}

/** Runs an analysis as a cell of its own name would. */
export async function analyse(
  engine: Engine,
  { facts }: OpenedFile,
  id: string,
  parameters: unknown = {},
): Promise<AnalysisResult> {
  const analysis = analysisById(id);
  return analysis.run(new AnalysisContext(engine, facts, id), analysis.parse(parameters));
}
