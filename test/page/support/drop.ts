import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** A file that exists only in a test. */
export interface MadeFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** Drags files from disk over the page and drops them in its middle, as the browser itself does: real `File`s of any size. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const session = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', {
        type,
        x: Math.round(width / 2),
        y: Math.round(height / 2),
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      });
    }
  } finally {
    await session.detach();
  }
}

/**
 * Drops files made here on an element, by events that carry a `DataTransfer`.
 * @param selector where; by default the page as a whole
 */
export async function dropMadeFiles(
  page: Page,
  files: readonly MadeFile[],
  selector = 'body',
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (made) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of made) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      return data;
    },
    files.map(({ name, content, type = 'text/csv' }) => ({
      name,
      type,
      base64: Buffer.from(content).toString('base64'),
    })),
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
  }
  await transfer.dispose();
}

/** Chooses files with the open button's file input: paths on disk, or files made here. */
export async function chooseFiles(page: Page, files: readonly (string | MadeFile)[]): Promise<void> {
  const input = page.getByTestId('open-files');
  const paths = files.filter((file) => typeof file === 'string');
  if (paths.length === files.length) return input.setInputFiles(paths);
  if (paths.length > 0)
    throw new RangeError(
      `paths and made files cannot be mixed: ${paths.map((path) => basename(path)).join()}`,
    );
  await input.setInputFiles(
    files.map((file) => {
      const { name, content, type = 'text/csv' } = file as MadeFile;
      return { name, mimeType: type, buffer: Buffer.from(content) };
    }),
  );
}
