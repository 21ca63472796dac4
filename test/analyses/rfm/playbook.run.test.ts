import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultPlay } from '../../../src/analyses/rfm/playbook/playbook.blocks';
import { SEGMENT_KEYS } from '../../../src/analyses/rfm/rfm.segments';
import { parseRfmParameters } from '../../../src/analyses/rfm/rfm.types';
import { hasMessage } from '../../../src/i18n';
import type { Engine } from '../../../src/engine';
import { nodeEngine } from '../../support/node-engine';
import { analyse } from '../../support/open';
import { sampleShop } from '../../support/orders';
import { blockOf, openLines, rowOf, tableOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

describe('the playbook', () => {
  it('has a line for every segment of every scheme', () => {
    expect(SEGMENT_KEYS).toHaveLength(22);
    for (const key of SEGMENT_KEYS) expect(hasMessage(defaultPlay(key)), key).toBe(true);
  });

  it('says what was written instead, and leads to the customers', async () => {
    const opened = await openLines(engine, sampleShop());
    const playbook = { champions: ' Ring them. ', loyal: '   ' };
    const table = tableOf(await analyse(engine, opened, 'rfm', { show: 'playbook', playbook }), 'playbook');
    expect(rowOf(table, 'champions')['play']).toBe('Ring them.');
    expect(rowOf(table, 'loyal')['play']).toEqual({ key: 'rfm.play.loyal' });
    expect(table.rows.find(({ id }) => id === 'loyal')?.select).toEqual([
      { table: 'rfm', column: 'segment', equals: 'loyal' },
    ]);
  });

  it('takes no line for a segment that is none', () => {
    expect(() => parseRfmParameters({ playbook: { emperors: 'Bow.' } })).toThrow();
    expect(() => parseRfmParameters({ playbook: { champions: 5 } })).toThrow();
  });
});

describe('two schemes', () => {
  it.each([
    [{ scheme: 'grid11' }, 'segment', 'segment8'],
    [{ scheme: 'grid11', against: 'tiers' }, 'segment', 'value_tier'],
    [{ scheme: 'segment8' }, 'segment8', 'segment'],
    [{ scheme: 'tiers', against: 'tiers' }, 'value_tier', 'segment'],
  ])('are counted against each other: %j', async (parameters, own, other) => {
    const opened = await openLines(engine, sampleShop());
    const result = await analyse(engine, opened, 'rfm', { ...parameters, show: 'schemes' });
    const block = blockOf(result, 'schemes');
    if (block.kind !== 'chart' || block.chart.kind !== 'heatmap') throw new Error('no matrix');
    const rows = await engine.ask(`SELECT ${own} AS own, ${other} AS other FROM rfm`);
    const keyOf = (label: unknown): string => (label as { key: string }).key.replace('rfm.segment.', '');
    const { x, y, cells } = block.chart;
    for (const cell of cells) {
      const [left, right] = [keyOf(y[cell.y]), keyOf(x[cell.x])];
      expect(cell.value).toBe(rows.filter((row) => row['own'] === left && row['other'] === right).length);
    }
    expect(cells.reduce((sum, { value }) => sum + value, 0)).toBe(rows.length);
    const wrong = [...new Set(rows.map((row) => row['own']))].reduce<number>((sum, segment) => {
      const mine = rows.filter((row) => row['own'] === segment).map((row) => row['other']);
      const most = Math.max(
        ...[...new Set(mine)].map((value) => mine.filter((each) => each === value).length),
      );
      return sum + mine.length - most;
    }, 0);
    expect(block.caption?.values?.['share']).toEqual({ type: 'share', value: wrong / rows.length });
  });
});

describe('all sections together', () => {
  it('stand below the first view, which stays as it is', async () => {
    const opened = await openLines(engine, sampleShop());
    const plain = await analyse(engine, opened, 'rfm');
    const all = await analyse(engine, opened, 'rfm', { show: 'all' });
    const ids = (result: typeof plain): string[] => result.blocks.map(({ id }) => id);
    expect(ids(plain).slice(0, 5)).toEqual(['insight', 'metrics', 'segments', 'grid', 'table']);
    expect(plain.blocks.slice(5).every(({ kind }) => kind === 'notice')).toBe(true);
    expect(ids(all)).toEqual([
      ...ids(plain),
      'cuts',
      'ties',
      'revenue_shares',
      'stability',
      'moves',
      'fallen',
      'playbook',
      'schemes',
    ]);
    expect(all.blocks.slice(0, 4)).toEqual(plain.blocks.slice(0, 4));
    const two = await analyse(engine, opened, 'rfm', { show: ['playbook', 'ties'] });
    expect(ids(two)).toEqual([...ids(plain), 'ties', 'playbook']);
  });
});
