/** Whether the bytes begin with the signature, one character a byte. */
export function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}

/** Index of the first byte of 0x80 or more at or after `from`, or -1. Reads four bytes at a time. */
export function firstHighByte(bytes: Uint8Array, from = 0): number {
  let i = from;
  while (i < bytes.length && (bytes.byteOffset + i) % 4 !== 0) {
    if ((bytes[i] as number) >= 0x80) return i;
    i++;
  }
  if (bytes.length - i < 4) return highByteBytewise(bytes, i);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + i, (bytes.length - i) >> 2);
  const blocks = words.length & ~7;
  let w = 0;
  // The casts: indexes below the length are present, and a check per word would halve the speed.
  for (; w < blocks; w += 8) {
    const any =
      (words[w] as number) |
      (words[w + 1] as number) |
      (words[w + 2] as number) |
      (words[w + 3] as number) |
      (words[w + 4] as number) |
      (words[w + 5] as number) |
      (words[w + 6] as number) |
      (words[w + 7] as number);
    if ((any & 0x80808080) !== 0) break;
  }
  return highByteBytewise(bytes, i + w * 4);
}

function highByteBytewise(bytes: Uint8Array, from: number): number {
  for (let i = from; i < bytes.length; i++) if ((bytes[i] as number) >= 0x80) return i;
  return -1;
}
