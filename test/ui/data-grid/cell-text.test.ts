import { describe, expect, it } from 'vitest';
import { Formats } from '../../../src/i18n';
import { cellText, columnTemplate, leastTableWidth } from '../../../src/ui/data-grid/cell-text';

const en = new Formats('en');
const zh = new Formats('zh');

describe('cellText', () => {
  it('writes quantities as the reader writes them', () => {
    expect(cellText(1234567, 'count', en)).toBe('1,234,567');
    expect(cellText(0.4567, 'share', zh)).toBe('45.7%');
    expect(cellText(18, 'days', zh)).toBe('18 天');
  });

  it('shows what is missing or not a number as a dash', () => {
    for (const value of [null, undefined, NaN, Infinity]) expect(cellText(value, 'money', en)).toBe('–');
  });

  it('shows text and markup literally', () => {
    expect(cellText('<img src=x onerror=alert(1)>', 'text', en)).toBe('<img src=x onerror=alert(1)>');
    expect(cellText('12', 'money', en)).toBe('12');
    expect(cellText(12345, 'text', en)).toBe('12345');
  });

  it('drops a midnight from a date and keeps a time', () => {
    expect(cellText('2011-12-10', 'date', zh)).toBe('2011-12-10');
    expect(cellText('2011-12-10T00:00:00', 'date', zh)).toBe('2011-12-10');
    expect(cellText('2011-12-10 00:00:00.000', 'date', zh)).toBe('2011-12-10');
    expect(cellText('2011-12-10T09:30:00', 'date', zh)).toBe('2011-12-10 09:30:00');
  });

  it('tells true from false without a word', () => {
    expect(cellText(true, 'text', en)).not.toBe(cellText(false, 'text', en));
  });
});

describe('columns', () => {
  it('have definite least widths, so that rows align with the header', () => {
    const columns = [
      { id: 'a', label: 'a', type: 'text', width: 200 },
      { id: 'b', label: 'b', type: 'count' },
    ] as const;
    expect(columnTemplate(columns)).toBe('minmax(200px, 200fr) minmax(96px, 96fr)');
    expect(leastTableWidth(columns)).toBe(296);
  });
});
