import { saveFile } from '../rows/csv-export';
import type { ShopPart } from './shop-maker';

/** Where a long file goes while it is made. */
export interface FileSink {
  write(blob: Blob): Promise<void>;
  /** The file is complete. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

interface SavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/**
 * A file of the reader's choice, written as it grows; where the browser has no such dialog, a download once it is complete.
 * Null when she chose none.
 */
export async function openSink(name: string): Promise<FileSink | null> {
  if (!('showSaveFilePicker' in globalThis)) return download(name);
  try {
    const handle = await (globalThis as unknown as SavePicker).showSaveFilePicker({ suggestedName: name });
    const stream = await handle.createWritable();
    return {
      write: (blob) => stream.write(blob),
      close: () => stream.close(),
      abort: () => stream.abort(),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    if (error instanceof DOMException && error.name === 'SecurityError') return download(name); // framed, or no gesture
    throw error;
  }
}

function download(name: string): FileSink {
  const parts: Blob[] = [];
  return {
    write: async (blob) => void parts.push(blob),
    close: async () => saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), name),
    abort: async () => void (parts.length = 0),
  };
}

/** Writes parts as they come. */
export async function pour(
  parts: AsyncIterable<ShopPart>,
  sink: Pick<FileSink, 'write'>,
  onProgress: (lines: number) => void,
): Promise<void> {
  for await (const { blob, lines } of parts) {
    await sink.write(blob);
    onProgress(lines);
  }
}
