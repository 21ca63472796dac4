import { KeepClient } from './keep-client';
import { KeepError } from './keep-error';
import { isSameState, newRecord, type WorkState } from './new-record';
import { openPlace, placeName } from './place';
import { sealed, slotOf } from './slots';
import { TabLock } from './tab-lock';
import type { WorkRecord } from './work-record';
import { listWorks, sourceOf, surplus, type KeptWork } from './works';

/** How much is kept: the oldest work goes first. */
export const CAPS = { works: 5, bytes: 4 * 2 ** 30 } as const;

/** What storing can come to: `other-tab` when another tab is the one that stores. */
export type KeepOutcome =
  | { readonly status: 'kept'; readonly record: WorkRecord; readonly evicted: readonly KeptWork[] }
  | { readonly status: 'other-tab' | 'unavailable' | 'quota' | 'too-large' | 'failed' };

/** Keeps work in the browser's own storage and finds it again. Knows files and records, nothing of the page. */
export class Keeper {
  readonly place: string;
  readonly #client: KeepClient;
  readonly #lock: TabLock;
  #writing = false;

  constructor(pathname: string) {
    this.place = placeName(pathname);
    this.#client = new KeepClient(this.place);
    this.#lock = new TabLock(this.place);
  }

  /** Whether this tab is the one that keeps. */
  lead(): Promise<boolean> {
    return this.#lock.acquire();
  }

  /** All that is kept. The leading tab clears away what a tab that died had only begun. @throws {DOMException} where storage is blocked */
  async works(): Promise<readonly KeptWork[]> {
    const place = await openPlace(this.place);
    if (!place) return [];
    const { works, unfinished } = await listWorks(place);
    if (this.#lock.held && !this.#writing)
      for (const id of unfinished) await place.removeEntry(id, { recursive: true }).catch(() => undefined);
    return works;
  }

  /** Keeps a file that is open for the first time, with what was made of it. */
  async keep(file: File, state: () => WorkState): Promise<KeepOutcome> {
    if (file.size > CAPS.bytes) return { status: 'too-large' };
    return this.#storing(async () => {
      const id = crypto.randomUUID();
      this.#writing = true;
      try {
        const sha256 = await this.#client.ask({ type: 'write', work: id, file });
        const { name, size: bytes, lastModified } = file;
        const identity = { id, file: { name, bytes, lastModified, sha256 } };
        const record = newRecord(identity, state(), { sequence: 0, keptAt: Date.now() });
        await this.#save(record);
        return { status: 'kept', record, evicted: await this.#evict(id) };
      } catch (error) {
        await this.remove({ id }).catch(() => undefined); // a file without its record could not be brought back
        throw error;
      } finally {
        this.#writing = false;
      }
    });
  }

  /** Writes what became of work that is kept already. */
  async update(last: WorkRecord, state: WorkState): Promise<KeepOutcome> {
    if (isSameState(last, state)) return { status: 'kept', record: last, evicted: [] };
    return this.#storing(async () => {
      const at = { sequence: last.sequence + 1, keptAt: Date.now() };
      const record = newRecord(last, state, at);
      await this.#save(record);
      return { status: 'kept', record, evicted: [] };
    });
  }

  /** A reload no longer brings it back; it waits among the recent work. */
  async setAside(last: WorkRecord): Promise<void> {
    if (await this.lead()) await this.#save({ ...last, sequence: last.sequence + 1, open: false });
  }

  /** @throws {DOMException} `NotFoundError` when it is gone */
  async source(work: KeptWork): Promise<File> {
    const place = await openPlace(this.place);
    if (!place) throw new DOMException('Nothing is kept.', 'NotFoundError');
    return sourceOf(place, work);
  }

  /** Runs beside all else. @throws {KeepError} `changed` when the bytes are not those that were kept */
  async check(file: File, { file: { sha256 } }: WorkRecord, signal: AbortSignal): Promise<void> {
    const client = new KeepClient(this.place);
    signal.addEventListener('abort', () => client.close(), { once: true });
    try {
      if ((await client.ask({ type: 'hash', file })) !== sha256) throw new KeepError('changed');
    } finally {
      client.close();
    }
  }

  /** @throws {DOMException} when it is gone already, or another tab holds it */
  async remove({ id }: Pick<KeptWork, 'id'>): Promise<void> {
    const place = await openPlace(this.place);
    await place?.removeEntry(id, { recursive: true });
  }

  /** Ends all writing at once and lets other tabs keep. */
  stop(): void {
    this.#client.close();
    this.#lock.release();
  }

  async #save(record: WorkRecord): Promise<void> {
    const content = sealed(record);
    await this.#client.ask({ type: 'save', work: record.id, slot: slotOf(record), content });
  }

  async #evict(current: string): Promise<readonly KeptWork[]> {
    const evicted = surplus(await this.works(), current, CAPS);
    for (const work of evicted) await this.remove(work);
    return evicted;
  }

  async #storing(store: () => Promise<KeepOutcome>): Promise<KeepOutcome> {
    if (!navigator.storage?.getDirectory || !navigator.locks) return { status: 'unavailable' };
    try {
      await openPlace(this.place, { create: true });
    } catch (error) {
      return { status: isQuota(error) ? 'quota' : 'unavailable' };
    }
    if (!(await this.lead())) return { status: 'other-tab' };
    try {
      return await store();
    } catch (error) {
      return { status: isQuota(error) ? 'quota' : 'failed' };
    }
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
