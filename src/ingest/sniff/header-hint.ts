import { headerWords, normalizeHeader } from '../roles/normalize-header';
import { meaningsOf } from '../roles/dictionary';

/** What a header lets one expect of its values. */
export type HeaderHint = 'id' | 'date' | 'number' | null;

const ID_WORDS = new Set([
  'id', 'ids', 'uid', 'uuid', 'guid', 'no', 'nr', '#', 'number', 'code', 'zip', 'postcode', 'postal', 'phone', 'mobile', 'tel',
  'telephone', 'fax', 'sku', 'barcode', 'ean', 'upc', 'isbn', 'account', 'iban', 'last4', 'vat', 'reference', 'key',
]); // prettier-ignore
const ID_ENDINGS =
  /(?:编号|单号|号码|id|编码|代码|条码|货号|手机|手机号|电话|邮编|账号|帐号|卡号|会员号|客户号|学号|工号|流水号)$/;
const DATE_WORDS = new Set(['date', 'datetime', 'timestamp', 'birthday', 'dob']);
const DATE_ENDINGS = /(?:日期|时间|生日)$/;
const DURATION = /所用|用时|时长|耗时|duration/;

const OF_MEANING: Readonly<Record<string, HeaderHint>> = {
  customer_id: 'id',
  order_id: 'id',
  sku: 'id',
  referrer_id: 'id',
  ordered_at: 'date',
  registered_at: 'date',
  birth_date: 'date',
  amount: 'number',
  quantity: 'number',
  unit_price: 'number',
  cost: 'number',
  refund: 'number',
};

/** Identifiers stay text and dates are dates even when half of them are broken: the header says which column is meant so. */
export function headerHint(header: string): HeaderHint {
  const normal = normalizeHeader(header);
  if (DURATION.test(normal)) return null;
  const words = headerWords(header);
  const last = words.at(-1) ?? '';
  const meaning = meaningsOf(header)[0];
  if (meaning?.whole) {
    const hint = OF_MEANING[meaning.meaning];
    if (hint !== undefined) return hint;
  }
  if (
    (words.length > 1 && ID_WORDS.has(last)) ||
    (ID_WORDS.has(normal) && normal !== 'number') ||
    ID_ENDINGS.test(normal)
  )
    return 'id';
  if (
    words.some((word) => DATE_WORDS.has(word)) ||
    (words.length > 1 && last === 'at') ||
    DATE_ENDINGS.test(normal)
  )
    return 'date';
  return (meaning && OF_MEANING[meaning.meaning]) ?? null;
}
