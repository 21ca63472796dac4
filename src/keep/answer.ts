import type { KeepRequest } from './keep-protocol';
import { openPlace, SOURCE_NAME } from './place';
import { Sha256 } from './sha256';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** The keep worker's whole behaviour, apart from the worker. @throws {DOMException} as storage does */
export async function answerKeep(request: KeepRequest): Promise<string> {
  if (request.type === 'hash') return hashed(request.file, () => undefined);
  const place = await openPlace(request.place, { create: true });
  if (!place) throw new DOMException('The folder could not be made.', 'NotFoundError');
  if (request.type === 'save') {
    const folder = await place.getDirectoryHandle(request.work);
    await writing(folder, request.slot, async (handle) => {
      writeAll(handle, new TextEncoder().encode(request.content), 0);
    });
    return '';
  }
  const folder = await place.getDirectoryHandle(request.work, { create: true });
  return writing(folder, SOURCE_NAME, (handle) =>
    hashed(request.file, (bytes, at) => writeAll(handle, bytes, at)),
  );
}

/** A handle that stayed open would block this file for every tab. */
async function writing<T>(
  folder: FileSystemDirectoryHandle,
  name: string,
  write: (handle: FileSystemSyncAccessHandle) => Promise<T>,
): Promise<T> {
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    const written = await write(handle);
    handle.flush();
    return written;
  } finally {
    handle.close();
  }
}

/** @throws {DOMException} `QuotaExceededError`, also where a full disk shows as a short write */
function writeAll(handle: FileSystemSyncAccessHandle, bytes: Uint8Array, at: number): void {
  if (handle.write(bytes, { at }) < bytes.length)
    throw new DOMException('Storage took a part of the bytes only.', 'QuotaExceededError');
}

async function hashed(file: File, each: (bytes: Uint8Array, at: number) => void): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
    each(bytes, at);
    hash.update(bytes);
  }
  return hash.hex();
}
