import { isMissing } from './place';

const ATTEMPTS = 30;
const PAUSE_MS = 100;

/** Where this site's things lie: the folder's name, and what its keys elsewhere begin with. */
export interface Belongings {
  readonly place: string;
  readonly prefix: string;
}

/**
 * Erases all that this site has stored in the browser, then looks again. What other sites of the same origin stored stays.
 * @returns what is still there, by name: nothing, if all went well
 */
export async function eraseEverything({ place, prefix }: Belongings): Promise<string[]> {
  await removeFolder(place);
  for (const storage of storages()) for (const key of keysOf(storage, prefix)) storage.removeItem(key);
  for (const name of await databaseNames(prefix)) await removeDatabase(name);
  for (const name of await cacheNames(prefix)) await caches.delete(name);
  return whatIsStored({ place, prefix });
}

/** Names of all that this site has stored. */
export async function whatIsStored({ place, prefix }: Belongings): Promise<string[]> {
  const root = await navigator.storage?.getDirectory().catch(() => null);
  const folders: string[] = [];
  if (root) for await (const name of root.keys()) if (name === place) folders.push(name);
  return [
    ...folders,
    ...storages().flatMap((storage) => keysOf(storage, prefix)),
    ...(await databaseNames(prefix)),
    ...(await cacheNames(prefix)),
  ];
}

/** Another tab may hold a file of it open for a moment longer. */
async function removeFolder(name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const root = await navigator.storage?.getDirectory();
      await root?.removeEntry(name, { recursive: true });
      return;
    } catch (error) {
      if (isMissing(error)) return;
      if (attempt === ATTEMPTS) return; // the second look says so
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return []; // blocked: nothing was stored
  }
}

function keysOf(storage: Storage, prefix: string): string[] {
  return Object.keys(storage).filter((key) => key.startsWith(prefix));
}

async function databaseNames(prefix: string): Promise<string[]> {
  const found = await indexedDB.databases().catch(() => []);
  return found.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

async function cacheNames(prefix: string): Promise<string[]> {
  return (await caches.keys().catch(() => [])).filter((name) => name.startsWith(prefix));
}
