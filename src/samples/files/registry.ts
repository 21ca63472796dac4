import { BENCH_ORDER_LINES } from './bench-order-lines';
import { CUSTOMERS } from './customers';
import { DOUYIN_ORDERS } from './douyin-orders';
import type { FileForm } from './file-form';
import { INVOICE_LINES } from './invoice-lines';
import { JD_ORDERS } from './jd-orders';
import { MEMBERS } from './members';
import { ORDER_LINES, ORDER_LINES_WITH_AMOUNT } from './order-lines';
import { QUALTRICS } from './qualtrics';
import { CAMPAIGN_SENDS, CONTRACTS, TICKETS, VISITS } from './service';
import { SHOPIFY_ORDERS } from './shopify-orders';
import { STRIPE_PAYMENTS } from './stripe-payments';
import { SURVEY } from './survey';
import { SURVEYMONKEY } from './surveymonkey';
import { TAOBAO_ORDERS } from './taobao-orders';
import { TMALL_LINE_ITEMS } from './tmall-line-items';
import { CUSTOMER_TRUTHS } from './truth';
import { wenjuanxingText } from './wenjuanxing';
import { WENJUANXING_CODED } from './wenjuanxing-coded';
import { YOUZAN_ORDERS } from './youzan-orders';

/** All files that a shop can be written as. */
export const FILE_FORMS: readonly FileForm[] = [
  ORDER_LINES,
  ORDER_LINES_WITH_AMOUNT,
  BENCH_ORDER_LINES,
  CUSTOMERS,
  TICKETS,
  CAMPAIGN_SENDS,
  CONTRACTS,
  VISITS,
  SURVEY,
  CUSTOMER_TRUTHS,
  TAOBAO_ORDERS,
  TMALL_LINE_ITEMS,
  MEMBERS,
  JD_ORDERS,
  YOUZAN_ORDERS,
  DOUYIN_ORDERS,
  SHOPIFY_ORDERS,
  STRIPE_PAYMENTS,
  INVOICE_LINES,
  wenjuanxingText('question'),
  wenjuanxingText('column'),
  WENJUANXING_CODED,
  QUALTRICS,
  SURVEYMONKEY,
];

/** @throws {RangeError} when no form has that key */
export function fileForm(key: string): FileForm {
  const form = FILE_FORMS.find((candidate) => candidate.key === key);
  if (!form) throw new RangeError(`no file form is called ${key}`);
  return form;
}
