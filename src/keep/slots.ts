import { sha256OfText } from './sha256';
import { readRecord, type RecordReading, type WorkRecord } from './work-record';

/**
 * A record is written in turns to one of two files, each with its checksum. A tab that dies while it writes spoils one of
 * them, and the other, older one still holds: no rename is needed, which not every browser has.
 */
export const SLOTS = ['record-a', 'record-b'] as const;

/** More than any record of ours; what is larger is not read. */
export const MAX_RECORD_BYTES = 8 * 1024 * 1024;

export type SlotReading = RecordReading | { readonly status: 'empty' };

/** The file whose turn it is. */
export function slotOf({ sequence }: Pick<WorkRecord, 'sequence'>): (typeof SLOTS)[number] {
  return sequence % 2 === 0 ? SLOTS[0] : SLOTS[1];
}

export function sealed(record: WorkRecord): string {
  const json = JSON.stringify(record);
  return `${sha256OfText(json)}\n${json}`;
}

/** What one file says. */
export function unsealed(content: string): SlotReading {
  if (content === '') return { status: 'empty' };
  const [checksum, json] = splitOnce(content);
  if (sha256OfText(json) !== checksum) return { status: 'damaged' };
  try {
    return readRecord(JSON.parse(json));
  } catch {
    return { status: 'damaged' };
  }
}

/** What both say together: the later sound one, unless a newer version of the page has written since. */
export function latest(readings: readonly SlotReading[]): SlotReading {
  if (readings.some(({ status }) => status === 'newer')) return { status: 'newer' };
  const sound = readings.filter((reading) => reading.status === 'sound');
  const [last] = sound.toSorted((one, other) => other.record.sequence - one.record.sequence);
  return last ?? readings.find(({ status }) => status === 'damaged') ?? { status: 'empty' };
}

function splitOnce(content: string): [string, string] {
  const at = content.indexOf('\n');
  return at < 0 ? ['', content] : [content.slice(0, at), content.slice(at + 1)];
}
