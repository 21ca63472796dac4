/** Work that is kept in the browser: bringing it back, what stood in the way, erasing it. */
export const keep = {
  'keep.progress': 'Bringing back {file}: {rows, plural, one {# row} other {# rows}}, kept {when}',
  'keep.start_empty': 'Start empty',
  'keep.restored':
    '{file} is back as you left it on {when}: {rows, plural, one {# row} other {# rows}}, kept in this browser only.',
  'keep.recent.title': 'Recent work in this browser',
  'keep.recent.detail': '{rows, plural, one {# row} other {# rows}} · {bytes} · {when}',
  'keep.recent.unnamed': 'A file without its notes',
  'keep.recent.damaged':
    'Its notes (columns, rules, notebook) are damaged; the file itself is still here, {bytes}.',
  'keep.recent.newer': 'Written by a newer version of this page; the file itself can be opened, {bytes}.',
  'keep.recent.open': 'Open',
  'keep.recent.open_file': 'Open the file',
  'keep.recent.open_named': 'Open {name}',
  'keep.recent.remove': 'Delete',
  'keep.recent.remove_named': 'Delete {name} from this browser',
  'keep.notice.unavailable':
    'This browser lets the page store nothing (a private window, or storage is blocked): everything works, but a reload starts empty.',
  'keep.notice.other-tab':
    'Another tab of this page is the one that keeps its work. This tab works, but what you open here is not kept while the other one is open.',
  'keep.notice.quota':
    'The browser has no room left for this file: it is not kept, and a reload starts empty. Work goes on. Deleting recent work makes room.',
  'keep.notice.too-large': 'This file is too large to be kept: a reload starts empty. Work goes on.',
  'keep.notice.failed':
    'The browser could not store this work: a reload starts empty or with an earlier state. Work goes on.',
  'keep.notice.changed':
    '{file} was not brought back: the stored bytes are not those that were kept. Open the original file again; the stored one stays until you delete it.',
  'keep.notice.unreadable':
    '{file} was not brought back: the table that was open is no longer found in it. It stays until you delete it.',
  'keep.notice.not-restored':
    '{file} could not be brought back. It is still kept: try again from the recent work, or open the original file.',
  'keep.notice.damaged':
    'The notes of a kept file are damaged, so it could not be brought back as it was. Its bytes stay on the first page until you delete them.',
  'keep.notice.newer':
    'Work of a newer version of this page is kept here. It is left untouched: load the newer page to go on with it.',
  'keep.notice.evicted': '{file}, the oldest of the recent work, was deleted to make room.',
  'keep.notice.erased-elsewhere':
    'Everything stored was erased from another tab. What is open here is no longer kept.',
  'keep.erase.title': 'What this browser keeps',
  'keep.erase.nothing': 'No file is kept at the moment.',
  'keep.erase.amount':
    '{works, plural, one {# file} other {# files}}, {bytes}, with columns, rules and notebook, in storage that only this page can read.',
  'keep.erase.button': 'Clear everything',
  'keep.erase.what': 'This erases for good, from this browser and in every tab of this page:',
  'keep.erase.settings': 'the choice of language and theme',
  'keep.erase.elsewhere': 'Your original files on disk are not touched.',
  'keep.erase.confirm': 'Erase',
  'keep.erase.done': 'Erased. Looked again: nothing is left in this browser.',
  'keep.erase.left':
    'Not everything could be erased: {names}. Close the other tabs of this page and try again.',
  'keep.erase.restart': 'Start anew',
} as const;
