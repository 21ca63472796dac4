import type { XmlHandler } from './xml-scanner';

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapeXlsx(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

/** Collects the texts that cells refer to by number; pronunciations beside them are left out. */
export class SharedStrings implements XmlHandler {
  readonly strings: string[] = [];
  #text = '';
  #inText = false;
  #pronunciation = false;

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#pronunciation = true;
    else if (name === 't') this.#inText = !this.#pronunciation;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#pronunciation = false;
    else if (name === 'si') this.strings.push(unescapeXlsx(this.#text));
  }
}

/** Collects the elements of one name with all their attributes. */
export class Elements implements XmlHandler {
  readonly found: string[] = [];
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  open(name: string, attributes: string): void {
    if (name === this.#name) this.found.push(attributes);
  }
}
