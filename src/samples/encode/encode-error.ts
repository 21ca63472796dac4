import type { Charset } from './charset';

/** A character that the encoding lacks, and where it stands: never replaced silently. */
export class EncodeError extends Error {
  readonly code = 'unencodable-character';
  readonly charset: Charset;
  /** One character: one or two UTF-16 units, a lone surrogate included. */
  readonly character: string;
  /** UTF-16 units before it in the text. */
  readonly at: number;

  constructor(charset: Charset, character: string, at: number) {
    super(`${charset} has no code for U+${hex(character)} at ${at}`);
    this.name = 'EncodeError';
    this.charset = charset;
    this.character = character;
    this.at = at;
  }
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
