import {
  BENCH_ORDER_LINES,
  dataLines,
  headerText,
  ShopDescriptionError,
  simulateShop,
  type ShopDescription,
} from '../../samples';
import type { ShopMessage, ShopRequest } from './shop-maker';

/** Small enough to be taken while the next is made, large enough that few messages pass. */
const PART_CHARACTERS = 4_000_000;

let allowed = 2;
let allow: (() => void) | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ShopRequest>) => {
  if (data.type === 'make') void make(data.description);
  else {
    allowed += 1;
    allow?.();
  }
});

async function make(description: ShopDescription): Promise<void> {
  const send = (message: ShopMessage): void => self.postMessage(message);
  try {
    const source = { shop: simulateShop(description), questions: [] };
    let text = headerText(BENCH_ORDER_LINES, source);
    let lines = 0;
    for (const line of dataLines(BENCH_ORDER_LINES, source)) {
      text += line;
      lines += 1;
      if (text.length < PART_CHARACTERS) continue;
      await turn();
      send({ type: 'part', blob: new Blob([text]), lines });
      text = '';
    }
    send({ type: 'part', blob: new Blob([text]), lines });
    send({ type: 'end' });
  } catch (error) {
    const { code, path } =
      error instanceof ShopDescriptionError
        ? { code: error.code, path: error.path.join('.') }
        : { code: 'other', path: '' };
    send({ type: 'failed', code, path, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Waits until another part may be sent. */
async function turn(): Promise<void> {
  while (allowed === 0) await new Promise<void>((resolve) => (allow = resolve));
  allowed -= 1;
}
