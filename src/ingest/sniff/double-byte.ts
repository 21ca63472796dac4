export type DoubleByteLabel = 'gb18030' | 'big5' | 'shift_jis' | 'euc-jp' | 'euc-kr';

/** Share of pairs that must be everyday characters of an encoding before it is believed. */
const MIN_EVERYDAY_SHARE = 0.6;

/** A damaged spot makes no other encoding of a file. */
const MAX_BROKEN_SHARE = 0.03;

/**
 * The double-byte encoding that bytes (not UTF-8) are probably written in, or null. Each candidate must decode without an
 * error, or, where none does, with few, and its pairs must mostly be everyday characters: Latin-1 text fails both, because its accents stand before
 * spaces, commas and digits.
 */
export function guessDoubleByte(bytes: Uint8Array): DoubleByteLabel | null {
  const scores: [DoubleByteLabel, number][] = [
    ['gb18030', everydayShare(bytes, (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1)],
    ['big5', everydayShare(bytes, (lead, trail) => lead >= 0xa4 && lead <= 0xc6 && trail >= 0x40)],
    ['shift_jis', everydayShare(bytes, (lead) => lead >= 0x81 && lead <= 0x98, isHalfKana)],
    ['euc-jp', everydayShare(bytes, (lead, trail) => lead >= 0xa4 && lead <= 0xcf && trail >= 0xa1)],
    ['euc-kr', everydayShare(bytes, (lead, trail) => lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1)],
  ];
  const likely = scores.filter(([, share]) => share >= MIN_EVERYDAY_SHARE);
  const sound = likely.filter(([label]) => decodes(bytes, label));
  const possible = new Map(
    sound.length > 0 ? sound : likely.filter(([label]) => brokenShare(bytes, label) <= MAX_BROKEN_SHARE),
  );
  if (possible.has('euc-jp') && share(bytes, (lead) => lead === 0xa4 || lead === 0xa5) > 0.25)
    return 'euc-jp';
  if (possible.has('euc-kr') && share(bytes, (lead) => lead > 0xc8) < 0.1) return 'euc-kr';
  if (possible.has('gb18030') && share(bytes, (_, trail) => trail < 0xa1) < 0.15) return 'gb18030';
  if (possible.has('shift_jis') && share(bytes, (lead) => lead === 0x82 || lead === 0x83) > 0.2)
    return 'shift_jis';
  if (possible.has('big5')) return 'big5';
  return possible.has('gb18030') ? 'gb18030' : possible.has('shift_jis') ? 'shift_jis' : null;
}

function isHalfKana(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xdf;
}

type PairTest = (lead: number, trail: number) => boolean;

function everydayShare(
  bytes: Uint8Array,
  everyday: PairTest,
  alone: (byte: number) => boolean = () => false,
): number {
  return share(bytes, everyday, alone);
}

/** Share of the pairs that begin with a high byte and pass the test. */
function share(bytes: Uint8Array, test: PairTest, alone: (byte: number) => boolean = () => false): number {
  let pairs = 0;
  let passed = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80 || alone(lead)) continue;
    pairs++;
    if (test(lead, bytes[i + 1] as number)) passed++;
    i++;
  }
  return pairs === 0 ? 0 : passed / pairs;
}

/** Share of the characters beyond ASCII that are broken. */
function brokenShare(bytes: Uint8Array, label: DoubleByteLabel): number {
  let beyond = 0;
  let broken = 0;
  for (const character of new TextDecoder(label).decode(bytes)) {
    if (character >= '\x80') beyond++;
    if (character === '\ufffd') broken++;
  }
  return beyond === 0 ? 1 : broken / beyond;
}

/** Tries the first byte as the second half of a cut character too. */
function decodes(bytes: Uint8Array, label: DoubleByteLabel): boolean {
  return [0, 1].some((start) => {
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(start), { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}
