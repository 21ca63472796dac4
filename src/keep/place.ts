/** The name of a kept work's file in its folder. */
export const SOURCE_NAME = 'source';

/** Static hosts share one origin between sites: whatever this one stores carries its path. */
export function placeName(pathname: string): string {
  return `clientele-${encodeURIComponent(pathname.replace(/[^/]*$/, ''))}`;
}

/**
 * The folder of this site in the browser's own storage.
 * @returns null when there is none and `create` is not set
 * @throws {DOMException} where storage is blocked or missing
 */
export async function openPlace(
  name: string,
  { create = false } = {},
): Promise<FileSystemDirectoryHandle | null> {
  const root = await navigator.storage.getDirectory();
  try {
    return await root.getDirectoryHandle(name, { create });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
