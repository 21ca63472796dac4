import { hasMessage, text, type Text } from '../../i18n';
import type { Notice } from '../workspace.svelte';

/** A notice of the workspace in words; refused files have their own, issue by issue. */
export function noticeText(notice: Exclude<Notice, { kind: 'file' | 'sample' | 'restored' }>): Text {
  switch (notice.kind) {
    case 'restarted':
      return text('app.notice.restarted');
    case 'sample-missing':
      return text('samples.missing', { file: notice.fileName });
    case 'keep':
      return text(`keep.notice.${notice.code}`, { file: notice.fileName ?? '' });
    case 'engine': {
      const key = `app.notice.engine.${notice.code}`;
      return text(hasMessage(key) ? key : 'app.notice.engine.other');
    }
  }
}
