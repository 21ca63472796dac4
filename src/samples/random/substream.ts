/** The state of a xoroshiro128+ generator: four 32-bit words, not all zero. */
export type State = readonly [number, number, number, number];

/** What a named stream starts from: one word for each word of the generator's state. */
export type StreamKey = State;

/** The finaliser of MurmurHash3 (Appleby): a bijection of 32-bit words in which every bit of the input moves every bit of the output. */
function mix(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** A key for the stream `name` under `seed` (a safe integer of either sign). */
export function streamKey(seed: number, name: string): StreamKey {
  let word = mix(Math.floor(seed / 2 ** 32) | 0) ^ (seed | 0);
  for (let position = 0; position < name.length; position++) {
    word = mix(word + Math.imul(name.charCodeAt(position) + 1, 0x9e3779b9));
  }
  const a = mix(word + 0x3c6ef372);
  const b = mix(a + 0xdaa66d2b);
  const c = mix(b + 0x78dde6e4);
  return [a, b, c, mix(c + 0x1715609d)];
}

/**
 * The generator's state at the head of substream `index` (0 to 2^32 - 1) of a stream.
 * The first word is a bijection of the index, so no two substreams share a state.
 */
export function substreamState([a, b, c, d]: StreamKey, index: number): State {
  const word = mix(a + Math.imul(index + 1, 0x9e3779b9));
  return [word, mix(word ^ b), mix((word + c) ^ index), mix(word + d) | 1];
}
