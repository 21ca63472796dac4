import { isMissing, SOURCE_NAME } from './place';
import { latest, MAX_RECORD_BYTES, SLOTS, unsealed, type SlotReading } from './slots';
import type { WorkRecord } from './work-record';

/** A work in storage. Of one whose record cannot be read, the bytes of the file are still there. */
export type KeptWork =
  | { readonly id: string; readonly bytes: number; readonly status: 'sound'; readonly record: WorkRecord }
  | { readonly id: string; readonly bytes: number; readonly status: 'damaged' | 'newer' };

export interface Listing {
  /** The latest first; those that cannot be read last. */
  readonly works: readonly KeptWork[];
  /** Folders that a tab began to write and never finished. */
  readonly unfinished: readonly string[];
}

/** Everything that is kept. */
export async function listWorks(place: FileSystemDirectoryHandle): Promise<Listing> {
  const works: KeptWork[] = [];
  const unfinished: string[] = [];
  for await (const [id, handle] of place.entries()) {
    if (handle.kind !== 'directory') continue;
    const bytes = (await fileIn(handle as FileSystemDirectoryHandle, SOURCE_NAME))?.size ?? 0;
    const reading = await readingOf(handle as FileSystemDirectoryHandle);
    if (reading.status === 'empty') unfinished.push(id);
    else if (reading.status === 'sound' && reading.record.id === id && reading.record.file.bytes === bytes)
      works.push({ id, bytes, status: 'sound', record: reading.record });
    else works.push({ id, bytes, status: reading.status === 'newer' ? 'newer' : 'damaged' });
  }
  return { works: works.toSorted((one, other) => keptAt(other) - keptAt(one)), unfinished };
}

/** The file of a work, byte for byte. @throws {DOMException} `NotFoundError` */
export async function sourceOf(place: FileSystemDirectoryHandle, work: KeptWork): Promise<File> {
  const folder = await place.getDirectoryHandle(work.id);
  const file = await (await folder.getFileHandle(SOURCE_NAME)).getFile();
  if (work.status !== 'sound') return new File([file], `${work.id}.csv`);
  const { name, lastModified } = work.record.file;
  return new File([file], name, { lastModified });
}

/** Those that must go so that few and not too many bytes stay: the oldest; never `current`, never what cannot be read. */
export function surplus(
  works: readonly KeptWork[],
  current: string,
  caps: { readonly works: number; readonly bytes: number },
): KeptWork[] {
  const readable = works.filter((work) => work.status === 'sound');
  const ordered = readable.toSorted(
    (one, other) => Number(other.id === current) - Number(one.id === current) || keptAt(other) - keptAt(one),
  );
  let bytes = 0;
  return ordered.filter((work, index) => {
    bytes += work.bytes;
    return work.id !== current && (index >= caps.works || bytes > caps.bytes);
  });
}

async function readingOf(folder: FileSystemDirectoryHandle): Promise<SlotReading> {
  const readings = await Promise.all(
    SLOTS.map(async (slot): Promise<SlotReading> => {
      const file = await fileIn(folder, slot);
      if (!file) return { status: 'empty' };
      return file.size > MAX_RECORD_BYTES ? { status: 'damaged' } : unsealed(await file.text());
    }),
  );
  return latest(readings);
}

async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function keptAt(work: KeptWork): number {
  return work.status === 'sound' ? work.record.keptAt : 0;
}
