import type { ShopDescription } from './description';
import { fileBytes, fileForm, overallTruthText, type FormSource } from './files';
import { DISTRIBUTOR, SUBSCRIPTION_BOX, TEA_SHOP } from './shops';
import { overallTruth, simulateShop } from './simulate';

/** A shop that comes with the page, and the files that it is shipped as: form and name of each, orders first. */
export interface ShippedShop {
  readonly key: string;
  readonly description: ShopDescription;
  readonly files: readonly (readonly [form: string, name: string])[];
}

export interface ShippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const SHIPPED_SHOPS: readonly ShippedShop[] = [
  {
    key: 'tea',
    description: TEA_SHOP,
    files: [
      ['taobao-orders', 'ExportOrderList.csv'],
      ['members', 'members.csv'],
      ['wenjuanxing-question', 'survey.csv'],
      ['campaign-sends', 'campaign.csv'],
    ],
  },
  {
    key: 'distributor',
    description: DISTRIBUTOR,
    files: [
      ['order-lines', 'order-lines.csv'],
      ['customers', 'accounts.csv'],
      ['visits', 'visits.csv'],
      ['tickets', 'tickets.csv'],
      ['qualtrics', 'survey-qualtrics.csv'],
    ],
  },
  {
    key: 'box',
    description: SUBSCRIPTION_BOX,
    files: [
      ['order-lines', 'charges.csv'],
      ['contracts', 'contracts.csv'],
      ['customers', 'subscribers.csv'],
      ['tickets', 'tickets.csv'],
      ['survey', 'survey.csv'],
    ],
  },
];

/** The files of a shop, made anew; the truth behind them last. */
export function* shippedFiles({ description, files }: ShippedShop): Generator<ShippedFile> {
  const shop = simulateShop(description);
  const source: FormSource = { shop, questions: description.survey?.questions ?? [] };
  for (const [form, name] of [...files, ['customer-truths', 'truth-customers.csv'] as const])
    yield { name, bytes: joined(fileBytes(fileForm(form), source)) };
  yield { name: 'truth.json', bytes: new TextEncoder().encode(overallTruthText(overallTruth(shop))) };
}

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  const parts = [...chunks];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
