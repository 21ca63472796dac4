import type { ReadOptions } from '../dataset';
import type { Draft } from './draft';
import { utf8View } from './utf8-view';

/** The file and how DuckDB reads it: as it is, or as UTF-8 where a few re-encoded bytes make it that. */
export function toReadable({ file, source, highBytes }: Draft): { file: Blob; options: ReadOptions } {
  const { options } = source;
  if (!highBytes || (options.encoding !== 'latin-1' && options.encoding !== 'windows-1252'))
    return { file, options };
  return {
    file: utf8View(file, options.encoding, highBytes),
    options: { ...options, encoding: 'utf-8' },
  };
}
