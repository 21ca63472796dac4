import { IntlMessageFormat } from 'intl-messageformat';
import { Formats, LANGUAGE_TAG, type Locale } from './formats';
import { MESSAGES, type MessageKey } from './messages';
import { isText, type Text, type TextPart, type TextValue } from './text';

const MARK = 'm';

interface Marked {
  readonly marked: readonly string[];
}

/** Turns messages into sentences of one language. Pure: a reader changes language by taking another translator. */
export class Translator {
  readonly locale: Locale;
  readonly formats: Formats;
  readonly #compiled = new Map<MessageKey, IntlMessageFormat>();

  constructor(locale: Locale) {
    this.locale = locale;
    this.formats = new Formats(locale);
  }

  /** A message by its key, as plain text. */
  t(key: MessageKey, values?: Text['values']): string {
    return this.text({ key, ...(values ? { values } : {}) });
  }

  text(text: Text): string {
    return this.parts(text)
      .map((part) => part.text)
      .join('');
  }

  /** The message in runs, so that a view can mark the key figures without ever touching HTML. */
  parts({ key, values = {} }: Text): TextPart[] {
    const holes: Record<string, unknown> = {
      [MARK]: (chunks: (string | Marked)[]): Marked => ({ marked: chunks.map(String) }),
    };
    for (const [name, value] of Object.entries(values)) holes[name] = this.#hole(value);
    const result = this.#format(key, holes);
    const chunks: unknown[] = Array.isArray(result) ? result : [result];
    return chunks.map((chunk) =>
      isMarked(chunk) ? { text: chunk.marked.join(''), mark: true } : { text: String(chunk), mark: false },
    );
  }

  /** A hole that nobody filled is a defect: it throws while developing, and shows the bare message to a reader. */
  #format(key: MessageKey, holes: Record<string, unknown>): unknown {
    try {
      return this.#message(key).format(holes as never);
    } catch (error) {
      if (import.meta.env.DEV) throw error;
      return MESSAGES[this.locale][key];
    }
  }

  #hole(value: TextValue): string | number {
    if (typeof value === 'number' || typeof value === 'string') return value;
    return isText(value) ? this.text(value) : this.formats.short(value);
  }

  #message(key: MessageKey): IntlMessageFormat {
    let compiled = this.#compiled.get(key);
    if (!compiled) {
      const source = MESSAGES[this.locale][key] as string | undefined;
      compiled = new IntlMessageFormat(source ?? String(key), LANGUAGE_TAG[this.locale]);
      this.#compiled.set(key, compiled);
    }
    return compiled;
  }
}

function isMarked(chunk: unknown): chunk is Marked {
  return typeof chunk === 'object' && chunk !== null && 'marked' in chunk;
}
