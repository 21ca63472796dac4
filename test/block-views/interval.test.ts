import { describe, expect, it } from 'vitest';
import { intervalText } from '../../src/block-views/interval';
import { count, money, share, text, Translator } from '../../src/i18n';

const en = new Translator('en');
const metric = { id: 'm', label: text('charts.selected') };

describe('the interval beside a number', () => {
  it('is half a width where the ends lie evenly, in points for a share', () => {
    expect(intervalText({ ...metric, value: share(0.668), interval: [0.654, 0.682] }, en)).toEqual({
      short: '±1.4',
      full: '95% interval: 65.4% to 68.2%',
    });
    expect(intervalText({ ...metric, value: count(4000), interval: [3900, 4100] }, en)?.short).toBe('±100');
  });

  it('is both ends where they do not', () => {
    expect(intervalText({ ...metric, value: money(100), interval: [95, 160] }, en)?.short).toBe(
      '95.00 to 160.00',
    );
    expect(intervalText({ ...metric, value: share(0), interval: [0, 0.04] }, en)?.short).toBe('0.0% to 4.0%');
  });

  it('is absent where there is none', () => {
    expect(intervalText({ ...metric, value: count(4) }, en)).toBeUndefined();
  });
});
