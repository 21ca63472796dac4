import Papa from 'papaparse';
import type { Limits } from '../../../src/ingest/sources/limits';
import { SourceError } from '../../../src/ingest/sources/source-error';
import { unpack } from '../../../src/ingest/sources/unpack';

export function fileOf(content: string | Uint8Array, name: string): File {
  return new File([content as BlobPart], name);
}

/** The only table in a file, as rows of cells. */
export async function tableIn(
  content: string | Uint8Array,
  name: string,
  limits?: Limits,
): Promise<string[][]> {
  const { tables } = await unpack(fileOf(content, name), limits);
  if (tables.length !== 1) throw new Error(`${tables.length} tables in ${name}`);
  return rowsOf((tables[0] as (typeof tables)[number]).file);
}

export async function rowsOf(csv: Blob): Promise<string[][]> {
  const text = (await csv.text()).replace(/\n$/, '');
  return text === '' ? [] : Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data;
}

/** The code that a file is refused with, or null. */
export async function refusalOf(
  content: string | Uint8Array,
  name: string,
  limits?: Limits,
): Promise<string | null> {
  try {
    await unpack(fileOf(content, name), limits);
    return null;
  } catch (error) {
    if (error instanceof SourceError) return error.code;
    throw error;
  }
}
