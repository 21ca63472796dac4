import { SourceError } from '../source-error';

/** What a scanner tells of a document, in its order. Names come without their namespace prefix. */
export interface XmlHandler {
  /** @param attributes as written; see `attribute` */
  open(name: string, attributes: string): void;
  /** May come in pieces; entities are resolved. */
  text?(text: string): void;
  close?(name: string): void;
}

/** No tag or text of a sound workbook is as long: a cell holds 32,767 characters. */
const MAX_TOKEN = 8 * 1024 * 1024;

/**
 * Reads XML piece by piece and keeps nothing. Knows what spreadsheets write; a document type, which they never do and attackers
 * like, is refused, so that no entity is ever expanded but the five of XML and numbers.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';
  #depth = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** @throws {SourceError} `workbook-damaged` */
  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const begin = text.indexOf('<', at);
      if (begin < 0) break;
      if (begin > at) this.#handler.text?.(unescaped(text.slice(at, begin)));
      const end = tagEnd(text, begin);
      if (end < 0) {
        at = begin;
        break;
      }
      this.#tag(text, begin, end);
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN) throw new SourceError('workbook-damaged');
  }

  /** @throws {SourceError} `workbook-damaged` when the document stops in the middle */
  end(): void {
    if (this.#rest.trim() !== '' || this.#depth !== 0) throw new SourceError('workbook-damaged');
  }

  #tag(text: string, begin: number, end: number): void {
    const first = text.charCodeAt(begin + 1);
    if (first === 0x3f) return; // <?xml … ?>
    if (first === 0x21) {
      if (text.startsWith('<![CDATA[', begin)) this.#handler.text?.(text.slice(begin + 9, end - 3));
      else if (!text.startsWith('<!--', begin)) throw new SourceError('workbook-damaged');
      return;
    }
    if (first === 0x2f) {
      this.#depth--;
      this.#handler.close?.(localName(text.slice(begin + 2, end - 1).trim()));
      return;
    }
    const empty = text.charCodeAt(end - 2) === 0x2f;
    const tag = text.slice(begin + 1, empty ? end - 2 : end - 1);
    const space = tag.search(/\s/);
    const name = localName(space < 0 ? tag : tag.slice(0, space));
    this.#handler.open(name, space < 0 ? '' : tag.slice(space));
    if (empty) this.#handler.close?.(name);
    else this.#depth++;
  }
}

/** Behind the tag's end, or -1 when that is not there yet. */
function tagEnd(text: string, begin: number): number {
  for (const [start, stop] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!text.startsWith(start, begin)) continue;
    const end = text.indexOf(stop, begin);
    return end < 0 ? -1 : end + stop.length;
  }
  let quote = 0;
  for (let at = begin + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) {
      quote = code;
    } else if (code === 0x3e) {
      return at + 1;
    }
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix, or null. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern)
    patterns.set(name, (pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const found = pattern.exec(attributes);
  return found ? unescaped(found[1] ?? found[2] ?? '') : null;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw; // as XML has it
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = hex ? parseInt(hex, 16) : parseInt(decimal, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
