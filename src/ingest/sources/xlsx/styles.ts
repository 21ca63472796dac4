import { builtInDateKind, dateKindOf, type DateKind } from './date-kind';
import { attribute, type XmlHandler } from './xml-scanner';

/** Finds out which cell styles show their numbers as dates. */
export class Styles implements XmlHandler {
  /** By style number. */
  readonly kinds: (DateKind | null)[] = [];
  readonly #custom = new Map<number, DateKind | null>();
  #inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'numFmt') {
      const id = Number(attribute(attributes, 'numFmtId'));
      this.#custom.set(id, dateKindOf(attribute(attributes, 'formatCode') ?? ''));
    } else if (name === 'cellXfs') {
      this.#inCellFormats = true;
    } else if (name === 'xf' && this.#inCellFormats) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      const custom = this.#custom.get(id);
      this.kinds.push(custom === undefined ? builtInDateKind(id) : custom);
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellFormats = false;
  }
}
