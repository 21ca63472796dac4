import { describe, expect, it } from 'vitest';
import {
  dirty,
  type Sheet,
  sheetBytes,
  sheetOf,
  sheetText,
  TRAPS,
  type TrapRequest,
} from '../../src/samples/dirt';
import { fileForm } from '../../src/samples/files';
import { handMadeSource } from './support/hand-made-shop';
import { bytesOf, parseRows } from './support/read-back';
import { cleaned } from './support/undo';

const SEED = 20_260_701;
const KEYS = TRAPS.map(({ key }) => key);

/** Files on which every trap finds something: mail addresses, long ids, leading zeros, empty cells, negative money. */
const SHEETS: Readonly<Record<string, Sheet>> = {
  plain: sheetOf(fileForm('order-lines-with-amount'), handMadeSource()),
  zeros: sheetOf(fileForm('bench-order-lines'), handMadeSource({ idOf: (no) => `000${1234 + no}` })),
  mail: sheetOf(fileForm('shopify-orders'), handMadeSource()),
  long: sheetOf(fileForm('jd-orders'), handMadeSource()),
  members: sheetOf(fileForm('members'), handMadeSource()),
};

const SUITABLE: Readonly<Record<string, string>> = {
  lost_leading_zeros: 'zeros',
  email_case: 'mail',
  damaged_long_ids: 'long',
  null_words: 'members',
};

function suitable(trap: string): Sheet {
  return SHEETS[SUITABLE[trap] ?? 'plain'] as Sheet;
}

describe.each(KEYS)('the trap %s', (trap) => {
  const clean = suitable(trap);
  const { sheet, changes } = dirty(clean, [{ trap }], SEED);

  it('breaks something, and says so under its own name', () => {
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((change) => change.trap === trap && change.before !== change.after)).toBe(true);
    expect(sheetBytes(sheet)).not.toEqual(sheetBytes(clean));
  });

  it('changes what it lists and nothing else', () => {
    expect(cleaned(sheet, changes)).toEqual(clean);
  });

  it('breaks the same for the same seed', () => {
    const again = dirty(clean, [{ trap }], SEED);
    expect(again.changes).toEqual(changes);
    expect(sheetBytes(again.sheet)).toEqual(sheetBytes(sheet));
  });

  it('breaks nothing at a share of none, where it goes by shares', () => {
    const whole = ['total_line', 'comment_line', 'preamble', 'encoding', 'byte_order_mark'].includes(trap);
    expect(dirty(clean, [{ trap, share: 0 }], SEED).changes.length > 0).toBe(whole);
  });
});

describe('traps together', () => {
  const requests: TrapRequest[] = [
    { trap: 'encoding', charset: 'gbk' },
    { trap: 'preamble' },
    { trap: 'duplicate_lines', share: 0.1 },
    { trap: 'padded_ids' },
    { trap: 'currency_signs' },
    { trap: 'thousands_separators' },
    { trap: 'chinese_dates', share: 0.4 },
    { trap: 'ragged_rows', share: 0.1 },
    { trap: 'mixed_line_ends' },
    { trap: 'header_units' },
  ];
  const clean = suitable('');
  const { sheet, changes } = dirty(clean, requests, SEED);

  it('list together all that was broken', () => {
    expect(cleaned(sheet, changes)).toEqual(clean);
  });

  it('are laid in one order, however they were asked for', () => {
    expect(dirty(clean, requests.toReversed(), SEED)).toEqual({ sheet, changes });
    const laid = [...new Set(changes.map(({ trap }) => trap))];
    expect(laid).toEqual(KEYS.filter((key) => laid.includes(key)));
    expect(laid).toHaveLength(requests.length);
  });

  it('stand in the bytes as they stand in the sheet', () => {
    const text = new TextDecoder('gbk').decode(sheetBytes(sheet));
    expect(text).toBe(sheetText(sheet));
    expect(text.startsWith('订单明细导出')).toBe(true);
  });

  it('draw alike beside others: what one breaks does not depend on the next', () => {
    const alone = dirty(clean, [{ trap: 'padded_ids' }], SEED).changes;
    expect(changes.filter(({ trap }) => trap === 'padded_ids')).toEqual(alone);
  });

  it('break other cells for another seed', () => {
    expect(dirty(clean, requests, SEED + 1).changes).not.toEqual(changes);
  });
});

describe('a clean sheet', () => {
  it('writes the very bytes of its form', () => {
    for (const [key, sheet] of [
      ['order-lines-with-amount', SHEETS['plain']],
      ['shopify-orders', SHEETS['mail']],
      ['members', SHEETS['members']],
    ] as const) {
      expect(sheetBytes(sheet as Sheet)).toEqual(bytesOf(fileForm(key), handMadeSource()));
    }
  });

  it('keeps further header rows as they are', () => {
    const { subHeaders, rows } = sheetOf(fileForm('qualtrics'), handMadeSource());
    expect([subHeaders.length, rows.length]).toEqual([2, 3]);
  });
});

describe('what traps write', () => {
  const after = (trap: string, column: string): string[] =>
    dirty(suitable(trap), [{ trap, share: 1 }], SEED)
      .changes.filter((change) => change.column === column)
      .map((change) => change.after ?? '');

  it.each([
    ['decimal_comma', 'amount', '98,00'],
    ['decimal_comma', 'amount', '2.577,00'],
    ['thousands_separators', 'amount', '2,577.00'],
    ['accounting_negatives', 'amount', '(98.00)'],
    ['chinese_dates', 'ordered_at', '2024年1月1日 00:00:00'],
    ['slash_dates', 'ordered_at', '2024/1/1 00:00:00'],
    ['zone_offsets', 'ordered_at', '2024-01-01 00:00:00 +0800'],
    ['excel_serials', 'ordered_at', '45292'],
    ['epoch_seconds', 'ordered_at', '1704067200'],
    ['epoch_milliseconds', 'ordered_at', '1704067200000'],
    ['day_first_dates', 'ordered_at', '01/01/2024 00:00:00'],
    ['swapped_days', 'ordered_at', '2024-05-01 02:11:59'],
    ['lost_leading_zeros', 'customer_id', '1234'],
    ['damaged_long_ids', '订单号', '2.84E+11'],
    ['formula_wrapping', 'order_id', '="O100001"'],
    ['apostrophe_wrapping', 'order_id', "'O100001"],
    ['masked_buyers', 'customer_id', 'C***1'],
    ['full_width_digits', 'amount', '\uff19\uff18\uff0e\uff10\uff10'],
  ])('%s puts into %s such as %s', (trap, column, written) => {
    expect(after(trap, column)).toContain(written);
  });

  it('excel serials keep the second', () => {
    const [serial] = after('excel_serials', 'ordered_at').slice(1);
    expect(Math.round((Number(serial) - 25_569) * 86_400)).toBe(Date.UTC(2024, 0, 5) / 1000 + 7919);
  });

  it('rows of too few or too many cells', () => {
    const { sheet } = dirty(suitable(''), [{ trap: 'ragged_rows', share: 1 }], SEED);
    const widths = new Set(
      parseRows(sheetBytes(sheet), 'utf-8')
        .slice(1)
        .map((cells) => cells.length),
    );
    const width = sheet.header.length;
    expect(widths).toEqual(new Set([width - 1, width + 1]));
  });
});

describe('a request that cannot be', () => {
  it.each([
    [[{ trap: 'gone' }], 'no trap is called gone'],
    [[{ trap: 'preamble' }, { trap: 'preamble' }], 'preamble is asked for twice'],
    [[{ trap: 'padded_ids', share: 1.5 }], 'share must lie in 0..1, got 1.5'],
  ])('%j is refused', (requests, message) => {
    expect(() => dirty(suitable(''), requests, SEED)).toThrow(new RangeError(message));
  });

  it('a character that the encoding lacks is told when the bytes are written', () => {
    const { sheet } = dirty(suitable(''), [{ trap: 'encoding', charset: 'iso-8859-1' }], SEED);
    expect(() => sheetBytes(sheet)).toThrow(expect.objectContaining({ code: 'unencodable-character' }));
  });
});
