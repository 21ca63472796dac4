/** Browsers stop at about 16.7 million (Firefox 17.8) pixels: rows beyond that could never be scrolled to. */
const TALLEST = 8_000_000;

/**
 * Maps the scroll bar of an element that may not be as tall as its content to a place in that content.
 * Small moves are followed pixel by pixel; a jump (the thumb dragged, a key) goes to the same share of the content.
 * In between, `shift` = place in the content - scroll position stays the same, so that rows move natively.
 */
export class ScrollScale {
  readonly height: number;
  readonly #content: number;
  readonly #viewport: number;
  #position = 0;
  #shift = 0;

  constructor(content: number, viewport: number, tallest = TALLEST) {
    this.#content = content;
    this.#viewport = viewport;
    this.height = Math.min(content, Math.max(tallest, viewport * 4));
  }

  /** Pixels of content above the upper edge of the view. */
  get top(): number {
    return this.#position + this.#shift;
  }

  get shift(): number {
    return this.#shift;
  }

  get position(): number {
    return this.#position;
  }

  /** The element scrolled itself to `position`. */
  scrolled(position: number): void {
    const clamped = clamp(position, 0, this.#furthest);
    const moved = Math.abs(clamped - this.#position);
    const top = clamped + this.#shift;
    this.#position = clamped;
    if (this.height === this.#content) return;
    const jumped = moved > this.#viewport * 2;
    const atEdge = clamped === 0 || clamped === this.#furthest;
    if (jumped || atEdge || top < 0 || top > this.#lowest) {
      this.#shift = this.#share(clamped) * this.#lowest - clamped;
    }
  }

  /** Goes to a place in the content; the element is to be scrolled to the returned position. */
  goTo(top: number): number {
    const target = clamp(top, 0, this.#lowest);
    this.#position =
      this.height === this.#content || this.#lowest === 0
        ? target
        : Math.round((target / this.#lowest) * this.#furthest);
    this.#shift = target - this.#position;
    return this.#position;
  }

  /** Where the scroll bar belongs for the place in view: scroll there when the reader rests. */
  settle(): number {
    return this.goTo(this.top);
  }

  get #furthest(): number {
    return Math.max(0, this.height - this.#viewport);
  }

  get #lowest(): number {
    return Math.max(0, this.#content - this.#viewport);
  }

  #share(position: number): number {
    return this.#furthest === 0 ? 0 : position / this.#furthest;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
