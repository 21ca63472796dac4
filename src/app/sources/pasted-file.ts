/** A pasted text is a table when it has at least two lines of which the first has more than one cell. */
const TABLE = /^[^\n]*[\t,;][^\n]*\r?\n[^\n]*\S/;

/**
 * What was pasted, as files: files of the clipboard, or a table of text (spreadsheets put cells there with tabs between).
 * @param name what a pasted table is called
 * @returns no files when it is neither
 */
export function pastedFiles(clipboard: DataTransfer, name: string): File[] {
  if (clipboard.files.length > 0) return [...clipboard.files];
  const text = clipboard.getData('text/plain');
  return TABLE.test(text) ? [new File([text], name, { type: 'text/tab-separated-values' })] : [];
}

/** Whether a paste is meant for a field that has the focus. */
export function isForField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
