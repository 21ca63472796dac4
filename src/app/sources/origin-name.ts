import type { Source } from '../../dataset';
import type { Translator } from '../../i18n';

/** Where a table comes from, in words: the file, or the entry or sheet of it. */
export function originName({ fileName, origin }: Source, t: Translator): string {
  const { entry, sheet, format } = origin;
  const file =
    entry === undefined ? origin.fileName : t.t('sources.origin.entry', { entry, file: origin.fileName });
  if (sheet !== undefined)
    return t.t(format === 'xlsx' ? 'sources.origin.sheet' : 'sources.origin.path', { sheet, file });
  return entry === undefined ? fileName : file;
}
