import { describe, expect, it } from 'vitest';
import type { HeatmapSpec } from '../../src/blocks';
import { heatmap } from '../../src/charts/heatmap';
import { text, Translator } from '../../src/i18n';
import { HEATMAP } from './support/specs';

const NAMED: HeatmapSpec = {
  ...HEATMAP,
  x: [text('rfm.segment.champions'), text('rfm.segment.lost')],
  y: [text('rfm.segment.lost'), 'A name from data'],
  cells: [{ x: 1, y: 0, value: 3 }],
};

describe('a heat map of names', () => {
  it('speaks the language of its reader in marks and table', () => {
    const [english] = heatmap.marks(NAMED, new Translator('en'));
    const [chinese] = heatmap.marks(NAMED, new Translator('zh'));
    expect(english?.label).toMatch(/Lost.*Lost/);
    expect(chinese?.label).toMatch(/流失客户.*流失客户/);
    expect(heatmap.table(NAMED).rows[0]?.cells.slice(0, 2)).toEqual([
      text('rfm.segment.lost'),
      text('rfm.segment.lost'),
    ]);
  });

  it('is taller by the names that lie aslant below it', () => {
    const numbered = { ...NAMED, x: ['1', '2'] };
    expect(heatmap.height(NAMED, 800)).toBeGreaterThan(heatmap.height(numbered, 800));
  });
});
