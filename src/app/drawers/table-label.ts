import { hasMessage, type Translator } from '../../i18n';

/** A table's name for people, where it has one. */
export function tableLabel(table: string, translator: Translator): string {
  const key = `app.table.${table}`;
  return hasMessage(key) ? translator.t(key) : table;
}
