import { describe, expect, it } from 'vitest';
import { count, date, days, money, number, seconds, share, text, Translator } from '../../src/i18n';

const en = new Translator('en');
const zh = new Translator('zh');

describe('Translator', () => {
  it('marks the key figures of a sentence', () => {
    const sentence = text('abc.insight.typical', {
      itemShare: share(0.2),
      items: text('abc.items.customer'),
      valueShare: share(0.8),
      measure: text('abc.measure.revenue'),
      gini: number(0.7, 3),
    });
    expect(en.parts(sentence).filter((part) => part.mark)).toEqual([
      { text: '20.0% of customers bring 80.0% of revenue', mark: true },
    ]);
    expect(zh.text(sentence)).toContain('20.0% 的客户贡献了 80.0% 的销售额');
  });

  it('keeps markup in values literal', () => {
    expect(en.t('ingest.issue.empty-file', { file: '<m>x</m> {y}' })).toContain('<m>x</m> {y} is empty');
  });

  it('agrees in number', () => {
    expect(en.t('app.rows.of', { rows: 1 })).toBe('1 row');
    expect(en.t('app.rows.of', { rows: 4339 })).toBe('4,339 rows');
    expect(zh.t('app.rows.of', { rows: 4339 })).toBe('4,339 行');
  });
});

describe('Formats', () => {
  it.each([
    [count(541_909), '541,909', '541,909', '541,909'],
    [money(8_911_407.9), '8,911,408', '8.91M', '891万'],
    [money(480.764), '480.76', '480.76', '480.76'],
    [money(0), '0', '0', '0'],
    [share(0.2136), '21.4%', '21.4%', '21.4%'],
    [date('2011-12-10'), '2011-12-10', '2011-12-10', '2011-12-10'],
  ])('prints %j in full and short', (quantity, full, shortEnglish, shortChinese) => {
    expect(en.formats.full(quantity)).toBe(full);
    expect(en.formats.short(quantity)).toBe(shortEnglish);
    expect(zh.formats.short(quantity)).toBe(shortChinese);
  });

  it('prints units as each language writes them', () => {
    expect(en.formats.full(days(1))).toBe('1 day');
    expect(zh.formats.full(days(18))).toBe('18 天');
    expect(en.formats.full(seconds(0.42))).toBe('0.4s');
    expect(en.formats.full({ type: 'bytes', value: 45_580_638 })).toBe('45.6 MB');
  });
});
