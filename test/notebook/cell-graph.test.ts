import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedCells, runOrder, runWaves, type GraphCell } from '../../src/notebook/cell-graph';

const cell = (name: string, ...reads: string[]): GraphCell => ({ name, publishes: [name], reads });

const chain = [cell('c', 'b'), cell('a', 'orders'), cell('b', 'a'), cell('apart', 'orders')];

describe('the graph of cells', () => {
  it('runs a cell after those whose tables it reads, otherwise in the order of the document', () => {
    expect(runOrder(chain)).toEqual(['a', 'b', 'c', 'apart']);
  });

  it('runs what depends on a change and nothing else', () => {
    expect(affectedCells(chain, 'b')).toEqual(['b', 'c']);
    expect(affectedCells(chain, 'apart')).toEqual(['apart']);
  });

  it('lets cells run side by side that do not wait for each other', () => {
    expect(runWaves(chain, ['a', 'b', 'c', 'apart'])).toEqual([['a', 'apart'], ['b'], ['c']]);
  });

  it('ends on a cycle, with every cell once', () => {
    const cycle = [cell('a', 'b'), cell('b', 'a'), cell('c')];
    expect(runOrder(cycle).sort()).toEqual(['a', 'b', 'c']);
    expect(runWaves(cycle, ['a', 'b', 'c']).flat().sort()).toEqual(['a', 'b', 'c']);
  });

  it('never runs a cell before one that it reads, whatever the graph', () => {
    const graphs = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.array(fc.uniqueArray(fc.nat(size - 1)), { minLength: size, maxLength: size }).map((reads) =>
        // a cell reads earlier numbers only: no cycles; then the document is shuffled by its own numbers
        reads
          .map((list, index) =>
            cell(`n${index}`, ...list.filter((other) => other < index).map((other) => `n${other}`)),
          )
          .reverse(),
      ),
    );
    fc.assert(
      fc.property(graphs, (cells) => {
        const waves = runWaves(
          cells,
          cells.map((one) => one.name),
        );
        const waveOf = new Map(waves.flatMap((wave, index) => wave.map((name) => [name, index] as const)));
        for (const one of cells) {
          for (const read of one.reads) expect(waveOf.get(one.name)).toBeGreaterThan(waveOf.get(read) ?? -1);
        }
        expect(waveOf.size).toBe(cells.length);
      }),
    );
  });
});
