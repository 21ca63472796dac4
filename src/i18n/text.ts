import type { MessageKey } from './messages';
import type { Quantity } from './quantity';

/** What fills a hole of a message: a bare number (for plurals), literal text from data, a quantity or another message. */
export type TextValue = number | string | Quantity | Text;

/** A sentence before it has a language: serialisable, so that one link opens in its reader's language. */
export interface Text {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, TextValue>>;
}

/** A run of rendered text; `mark` is set between <m> and </m> in the message: a key figure. */
export interface TextPart {
  readonly text: string;
  readonly mark: boolean;
}

/** Names a message with the values of its holes. */
export function text(key: MessageKey, values?: Text['values']): Text {
  return values === undefined ? { key } : { key, values };
}

export function isText(value: TextValue): value is Text {
  return typeof value === 'object' && 'key' in value;
}
