import { describe, expect, it } from 'vitest';
import type { Block, ChartSpec } from '../../src/blocks';
import { blockRows } from '../../src/block-views/block-rows';
import { text } from '../../src/i18n';
import { BAR, HEATMAP, LINE, PARETO, TREEMAP } from '../charts/support/specs';

const chart = (id: string, spec: ChartSpec): Block => ({
  id,
  kind: 'chart',
  title: text('charts.selected'),
  chart: spec,
});
const insight: Block = { id: 'finding', kind: 'insight', text: text('charts.selected') };
const layout = (blocks: Block[]) =>
  blockRows(blocks).map((row) => [row.layout, row.blocks.map(({ id }) => id).join(' ')]);

describe('rows of blocks', () => {
  it('pairs charts that follow each other, the treemap the wider', () => {
    expect(
      layout([insight, chart('a', TREEMAP), chart('b', HEATMAP), chart('c', BAR), chart('d', BAR)]),
    ).toEqual([
      ['one', 'finding'],
      ['left-wide', 'a b'],
      ['equal', 'c d'],
    ]);
    expect(layout([chart('b', HEATMAP), chart('a', TREEMAP)])).toEqual([['right-wide', 'b a']]);
  });

  it('leaves wide charts, and a chart without a neighbour, alone', () => {
    const cohorts = { ...HEATMAP, x: Array.from({ length: 13 }, String) };
    expect(layout([chart('p', PARETO), chart('l', LINE), chart('h', cohorts)])).toEqual([
      ['one', 'p'],
      ['one', 'l'],
      ['one', 'h'],
    ]);
    expect(layout([chart('a', BAR), insight, chart('b', BAR)]).map(([kind]) => kind)).toEqual([
      'one',
      'one',
      'one',
    ]);
    expect(layout([])).toEqual([]);
  });
});
