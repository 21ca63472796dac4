import { describe, expect, it, vi } from 'vitest';
import type { Block } from '../../src/blocks';
import { blockActions } from '../../src/block-views/actions';
import { text } from '../../src/i18n';

const all = { onmethod: vi.fn(), onsql: vi.fn(), onrows: vi.fn() };
const insight: Block = { id: 'finding', kind: 'insight', text: text('charts.selected') };
const keys = (block: Block, callbacks = {}): string[] => blockActions(block, callbacks).map(({ key }) => key);

describe('the actions of a block', () => {
  it('are those that have a callback and make sense', () => {
    expect(keys(insight, all)).toEqual(['charts.action.method', 'charts.action.sql']);
    expect(keys({ ...insight, source: { table: 'rfm' } }, all)).toContain('charts.action.rows');
    expect(keys({ ...insight, steps: [] }, all)).toEqual(['charts.action.method']);
    expect(keys(insight)).toEqual([]);
  });

  it('of a notice are only those it brings itself', () => {
    const notice: Block = { id: 'n', kind: 'notice', level: 'info', text: text('charts.selected') };
    expect(keys(notice, all)).toEqual([]);
    expect(keys({ ...notice, source: { table: 'ledger' } }, all)).toEqual(['charts.action.rows']);
  });

  it('call back with the block', () => {
    blockActions(insight, all)[1]?.run();
    expect(all.onsql).toHaveBeenCalledWith(insight);
  });
});
