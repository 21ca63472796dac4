import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../src/ui/dropped-files';

type Tree = string | { readonly name: string; readonly children: readonly Tree[] };

function entryOf(tree: Tree): object {
  if (typeof tree === 'string') {
    return {
      name: tree,
      isFile: true,
      isDirectory: false,
      file: (give: (file: File) => void) => give(new File(['x'], tree)),
    };
  }
  return {
    name: tree.name,
    isFile: false,
    isDirectory: true,
    createReader() {
      let rest = tree.children.map(entryOf);
      return {
        readEntries(give: (entries: object[]) => void) {
          const batch = rest.slice(0, 2);
          rest = rest.slice(2);
          give(batch);
        },
      };
    },
  };
}

/** As a browser gives it: a folder stands among the files as a file without content. */
function transferOf(trees: readonly Tree[]): DataTransfer {
  const files = trees.map((tree) => new File([], typeof tree === 'string' ? tree : tree.name));
  const items = trees.map((tree) => ({ webkitGetAsEntry: () => entryOf(tree) }));
  return { files, items } as unknown as DataTransfer;
}

async function names(trees: readonly Tree[]): Promise<string[]> {
  return (await droppedFiles(transferOf(trees))).map((file) => file.name);
}

describe('droppedFiles', () => {
  it('takes files as they are', async () => {
    expect(await names(['orders.csv', 'customers.xlsx'])).toEqual(['orders.csv', 'customers.xlsx']);
  });

  it('opens folders, batch by batch, and leaves hidden files', async () => {
    const folder = {
      name: '2026',
      children: ['a.csv', '.DS_Store', 'b.csv', { name: 'old', children: ['c.csv'] }],
    };
    expect(await names([folder, 'd.csv'])).toEqual(['a.csv', 'b.csv', 'c.csv', 'd.csv']);
  });

  it('stops at a sane number of files', async () => {
    const children = Array.from({ length: 500 }, (_, index) => `${index}.csv`);
    expect(await names([{ name: 'all', children }])).toHaveLength(200);
  });
});
