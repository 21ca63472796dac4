import type { MessageKey } from '../../i18n';

export type SampleKey = 'tea' | 'distributor' | 'box';

/** A file of a shipped shop; the page's server has it beside the page. */
export interface SampleFile {
  readonly name: string;
  readonly url: string;
  readonly label: MessageKey;
}

export interface SampleShop {
  readonly key: SampleKey;
  readonly title: MessageKey;
  readonly story: MessageKey;
  /** The files to open; the first holds the orders. */
  readonly files: readonly [SampleFile, ...SampleFile[]];
  /** What the simulation knows and no shop can: never opened, to compare results with. */
  readonly truth: readonly SampleFile[];
}

/** Every file below `sample-data/`, by its path there. */
const URLS = import.meta.glob<string>('../../../sample-data/**/*.{csv,json}', {
  query: '?url',
  import: 'default',
  eager: true,
});

export const SAMPLE_SHOPS: readonly SampleShop[] = [
  {
    key: 'tea',
    title: 'samples.tea.title',
    story: 'samples.tea.story',
    files: [
      file('tea', 'ExportOrderList.csv', 'samples.file.orders'),
      file('tea', 'members.csv', 'samples.file.members'),
      file('tea', 'survey.csv', 'samples.file.survey'),
      file('tea', 'campaign.csv', 'samples.file.campaign'),
    ],
    truth: truthOf('tea'),
  },
  {
    key: 'distributor',
    title: 'samples.distributor.title',
    story: 'samples.distributor.story',
    files: [
      file('distributor', 'order-lines.csv', 'samples.file.orders'),
      file('distributor', 'accounts.csv', 'samples.file.accounts'),
      file('distributor', 'visits.csv', 'samples.file.visits'),
      file('distributor', 'tickets.csv', 'samples.file.tickets'),
      file('distributor', 'survey-qualtrics.csv', 'samples.file.survey'),
    ],
    truth: truthOf('distributor'),
  },
  {
    key: 'box',
    title: 'samples.box.title',
    story: 'samples.box.story',
    files: [
      file('box', 'charges.csv', 'samples.file.charges'),
      file('box', 'contracts.csv', 'samples.file.contracts'),
      file('box', 'subscribers.csv', 'samples.file.members'),
      file('box', 'tickets.csv', 'samples.file.tickets'),
      file('box', 'survey.csv', 'samples.file.survey'),
    ],
    truth: truthOf('box'),
  },
];

/** A sample's file as if the reader had chosen it from her disk. @throws {Error} when the server does not have it */
export async function fetchSample({ name, url }: SampleFile): Promise<File> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new File([await response.blob()], name, { type: 'text/csv' });
}

function truthOf(shop: SampleKey): SampleFile[] {
  return [
    file(shop, 'truth-customers.csv', 'samples.file.truth_customers'),
    file(shop, 'truth.json', 'samples.file.truth'),
  ];
}

function file(shop: SampleKey, name: string, label: MessageKey): SampleFile {
  return { name, url: URLS[`../../../sample-data/${shop}/${name}`] ?? '', label };
}
