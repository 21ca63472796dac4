import type { FileIssue, KindReason, RoleReason } from '../dataset';
import { hasMessage, share, text, type MessageKey, type Text } from '../i18n';

/** What is wrong with a file, in words: what, where, and what to do. */
export function issueText(issue: FileIssue): Text {
  const facts = issue.facts ?? {};
  const values = {
    file: issue.file,
    column: issue.column ?? '',
    line: issue.line ?? 0,
    rows: issue.rows ?? 0,
    value: issue.value ?? String(facts['examples'] ?? ''),
    ...facts,
  };
  switch (issue.code) {
    case 'binary-file':
      return text('ingest.issue.binary-file', { ...values, kind: kindText(String(facts['kind'])) });
    case 'ambiguous-dates':
      return text(`ingest.issue.ambiguous-dates${facts['mixed'] ? '.mixed' : ''}`, {
        ...values,
        order: text(`ingest.read.date_order.${facts['order']}` as MessageKey),
      });
    case 'unreadable-dates':
    case 'unreadable-numbers':
      return facts['fit'] === undefined
        ? text(`ingest.issue.${issue.code}`, values)
        : text(`ingest.issue.${issue.code}.sample`, { ...values, share: share(Number(facts['fit'])) });
    case 'undecodable-text':
      return text('ingest.issue.undecodable-text', {
        ...values,
        encoding: text(`sources.encoding.${facts['encoding']}` as MessageKey),
      });
    case 'not-orders':
      return text(`ingest.issue.not-orders.${facts['kind']}` as MessageKey, values);
    case 'empty-headers':
      return text('ingest.issue.empty-headers', { ...values, names: String(facts['places'] ?? '') });
    default:
      return text(`ingest.issue.${issue.code}`, values);
  }
}

/** Why a file was taken for what it is. */
export function kindReasonText({ kind, ...facts }: KindReason): Text {
  return text(`ingest.file_kind_reason.${kind}`, facts);
}

/** Why a column was given its role. */
export function reasonText(reason: RoleReason): Text {
  const { kind, ...facts } = reason;
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, name === 'share' ? share(Number(value)) : value]),
  );
  return text(`ingest.reason.${kind}`, values);
}

function kindText(kind: string): Text {
  const key = `ingest.kind.${kind}`;
  return text(hasMessage(key) ? key : 'ingest.kind.unknown');
}
