import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HighByte } from '../../src/ingest/sniff';
import { utf8View } from '../../src/ingest/utf8-view';

function highBytes(bytes: Uint8Array): HighByte[] {
  return [...bytes].map((byte, at) => ({ at, byte })).filter(({ byte }) => byte >= 0x80);
}

async function viewed(bytes: Uint8Array, encoding: 'latin-1' | 'windows-1252'): Promise<string> {
  return utf8View(new Blob([bytes as BlobPart]), encoding, highBytes(bytes)).text();
}

describe('a western file as UTF-8', () => {
  it('has the characters of latin-1', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await viewed(bytes, 'latin-1')).toBe(String.fromCharCode(...bytes));
      }),
      { numRuns: 50 },
    );
  });

  it('has the characters of windows-1252', async () => {
    expect(await viewed(Uint8Array.of(0x80, 0x20, 0x93, 0x41, 0x94, 0xe9, 0x99), 'windows-1252')).toBe(
      '€ “A”é™',
    );
  });

  it('is the file itself where all is ASCII', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n');
    expect(await viewed(bytes, 'windows-1252')).toBe('a,b\n1,2\n');
    expect(await viewed(new Uint8Array(), 'latin-1')).toBe('');
  });
});
