import { detectEncoding } from '../../sniff/encoding';

/** Whether a text begins as a JSON array or object does; a CSV may begin with a bracket too, so the whole has to parse. */
export function looksLikeJson(head: Uint8Array): boolean {
  const text = new TextDecoder(detectEncoding([head]).label).decode(head.subarray(0, 4096));
  return /^\s*(\[\s*[[{"\d\-tfn\]]|\{\s*["}])/.test(text);
}
