import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/contrast';
import {
  treemapMarks,
  treemapOption,
  treemapSummary,
  treemapTable,
  treemapTiles,
} from '../../src/charts/treemap';
import { textWidth } from '../../src/charts/text-size';
import { Translator } from '../../src/i18n';
import { contextOf, EVIL, literal, paletteOf, seriesOf } from './support/context';
import { TREEMAP } from './support/specs';

describe('treemap', () => {
  it('draws each item in its colour with an area of its value', () => {
    const { data } = seriesOf(treemapOption(TREEMAP, contextOf()), 'marks');
    const palette = paletteOf('light');
    expect(data).toMatchObject([
      { itemStyle: { color: palette.marks['best-2'] } },
      { itemStyle: { color: palette.marks['gone-2'] } },
      { itemStyle: { color: palette.marks['rising-1'] } },
    ]);
    expect(data.map((item) => (item as { value: number[] }).value.at(-1))).toEqual([712, 358, 12]);
  });

  it('fills the canvas exactly and leaves gaps between', () => {
    const tiles = treemapTiles(TREEMAP, contextOf());
    expect(Math.min(...tiles.map(({ x }) => x))).toBe(0);
    expect(Math.max(...tiles.map(({ x, width }) => x + width))).toBe(460);
    expect(Math.max(...tiles.map(({ y, height }) => y + height))).toBe(320);
  });

  it.each([1200, 460, 340, 240, 120])('keeps every line of text inside its tile at %i px', (width) => {
    for (const tile of treemapTiles(TREEMAP, contextOf({ width }))) {
      expect(contrast(tile.ink, tile.fill)).toBeGreaterThanOrEqual(4.5);
      for (const line of tile.lines) {
        expect(line.x + textWidth(line.text, line.fontSize)).toBeLessThanOrEqual(tile.x + tile.width);
        expect(line.y + line.fontSize).toBeLessThanOrEqual(tile.y + tile.height);
      }
    }
  });

  it('never cuts a number', () => {
    for (let width = 60; width < 500; width += 7) {
      const lines = treemapTiles(TREEMAP, contextOf({ width })).flatMap((tile) => tile.lines);
      const numbers = lines.filter(({ bold }) => !bold).map(({ text }) => text);
      for (const number of numbers) expect(number).toMatch(/^(712|358|12)( · [\d.]+%)?$/);
    }
  });

  it('dims what is not selected', () => {
    const selected = TREEMAP.items[0]?.select ?? null;
    const palette = paletteOf('light');
    const [loyal, lost] = treemapTiles(TREEMAP, contextOf({ selected }));
    expect(loyal?.fill).toBe(palette.marks['best-2']);
    expect(lost?.fill).not.toBe(palette.marks['gone-2']);
  });

  it('has the same numbers in its table, one column for each fact', () => {
    const { columns, rows } = treemapTable(TREEMAP);
    expect(columns.map(({ type }) => type)).toEqual(['text', 'count', 'share', 'money', 'days']);
    expect(rows.map(({ cells }) => cells.slice(1))).toEqual([
      [712, 712 / 1082, 2_100_000, null],
      [358, 358 / 1082, null, 31],
      [12, 12 / 1082, null, null],
    ]);
    expect(rows[0]?.select).toEqual(TREEMAP.items[0]?.select);
  });

  it('says what is to be seen, in both languages', () => {
    expect(new Translator('en').text(treemapSummary(TREEMAP))).toBe(
      'Share: 3 areas, 1,082 in all. Largest: Loyal customers , 712 (65.8%). Smallest: New , 12.',
    );
    expect(new Translator('zh').text(treemapSummary(TREEMAP))).toContain('合计 1,082');
    expect(new Translator('en').text(treemapSummary({ ...TREEMAP, items: [] }))).toBe(
      'The chart has no data.',
    );
  });

  it('keeps a hostile label as text', () => {
    const spec = { ...TREEMAP, items: TREEMAP.items.map((item) => ({ ...item, label: literal(EVIL) })) };
    expect(treemapMarks(spec, new Translator('en'))[0]?.label.trim()).toBe(EVIL);
  });
});
