import type { FileIssueCode } from '../../dataset';

/**
 * What an OLE compound file is: an old Excel workbook, or a new one under a password (its only content is then called
 * `EncryptedPackage`, in UTF-16).
 */
export function officeKind(head: Uint8Array): [FileIssueCode, Record<string, string>?] {
  const text = new TextDecoder('utf-16le').decode(head.subarray(0, head.length - (head.length % 2)));
  return text.includes('EncryptedPackage') ? ['workbook-encrypted'] : ['binary-file', { kind: 'xls' }];
}
