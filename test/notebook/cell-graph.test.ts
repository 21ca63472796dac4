import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedCells, runOrder, runWaves, type GraphCell } from '../../src/notebook/cell-graph';

const cell = (name: string, ...reads: string[]): GraphCell => ({ name, publishes: [name], reads });

const DIAMOND = [
  cell('d', 'b', 'c'),
  cell('b', 'a'),
  cell('c', 'a'),
  cell('a', 'orders'),
  cell('e', 'orders'),
];

describe('the order of cells', () => {
  it('puts each cell after those it reads, otherwise as in the document', () => {
    expect(runOrder(DIAMOND)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(runOrder([cell('x'), cell('y'), cell('z')])).toEqual(['x', 'y', 'z']);
    expect(runOrder([])).toEqual([]);
  });

  it('lets a cell read its own table', () => {
    expect(runOrder([cell('a', 'a'), cell('b', 'a')])).toEqual(['a', 'b']);
  });

  it('puts a cycle last, and loses nobody', () => {
    expect(runOrder([cell('a', 'b'), cell('b', 'a'), cell('c')])).toEqual(['c', 'a', 'b']);
  });
});

describe('waves', () => {
  it('hold cells that may run side by side', () => {
    expect(runWaves(DIAMOND, ['a', 'b', 'c', 'd', 'e'])).toEqual([['a', 'e'], ['b', 'c'], ['d']]);
    expect(runWaves(DIAMOND, ['d', 'b'])).toEqual([['b'], ['d']]);
    expect(runWaves(DIAMOND, [])).toEqual([]);
    expect(runWaves(DIAMOND, ['nobody'])).toEqual([]);
  });

  it('end, also in a cycle', () => {
    expect(runWaves([cell('a', 'b'), cell('b', 'a')], ['a', 'b'])).toEqual([['a'], ['b']]);
  });
});

describe('what a change affects', () => {
  it('is the cell and all that read from it, and nothing else', () => {
    expect(affectedCells(DIAMOND, 'a')).toEqual(['a', 'b', 'c', 'd']);
    expect(affectedCells(DIAMOND, 'b')).toEqual(['b', 'd']);
    expect(affectedCells(DIAMOND, 'e')).toEqual(['e']);
    expect(affectedCells([cell('a', 'b'), cell('b', 'a'), cell('c')], 'a')).toEqual(['a', 'b']);
  });
});

describe('any graph', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const graph = fc
    .array(fc.subarray(names), { minLength: 6, maxLength: 6 })
    .map((reads) => names.map((name, index) => cell(name, ...(reads[index] ?? []))));
  const acyclic = graph.map((cells) =>
    cells.map((each, index) => ({
      ...each,
      reads: each.reads.filter((read) => names.indexOf(read) < index),
    })),
  );

  it('runs every cell once', () => {
    fc.assert(
      fc.property(graph, (cells) => {
        expect([...runOrder(cells)].sort()).toEqual(names);
        expect(runWaves(cells, names).flat().sort()).toEqual(names);
      }),
    );
  });

  it('without cycles runs every cell after those it reads', () => {
    fc.assert(
      fc.property(
        acyclic.chain((cells) => fc.shuffledSubarray(cells, { minLength: 6 })),
        (cells) => {
          const waves = runWaves(cells, names);
          const wave = new Map(
            waves.flatMap((members, index) => members.map((name) => [name, index] as const)),
          );
          const order = runOrder(cells);
          for (const { name, reads } of cells) {
            for (const read of reads) {
              expect(wave.get(read)).toBeLessThan(wave.get(name) ?? -1);
              expect(order.indexOf(read)).toBeLessThan(order.indexOf(name));
            }
          }
        },
      ),
    );
  });

  it('affects what can be reached, found by walking', () => {
    fc.assert(
      fc.property(graph, fc.constantFrom(...names), (cells, changed) => {
        const reached = new Set<string>();
        const walk = (name: string): void => {
          if (reached.has(name)) return;
          reached.add(name);
          cells.filter(({ reads }) => reads.includes(name)).forEach((reader) => walk(reader.name));
        };
        walk(changed);
        expect([...affectedCells(cells, changed)].sort()).toEqual([...reached].sort());
      }),
    );
  });
});
