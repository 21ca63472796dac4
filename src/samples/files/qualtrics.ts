import type { FileForm } from './file-form';
import { PLAIN } from './plain-form';
import { answerInNumbers, exampleAddress, sentAt } from './survey-answers';
import { isoTime } from './wall-clock';

const META = [
  ['StartDate', 'Start Date', 'startDate'],
  ['EndDate', 'End Date', 'endDate'],
  ['Status', 'Response Type', 'status'],
  ['IPAddress', 'IP Address', 'ipAddress'],
  ['Progress', 'Progress', 'progress'],
  ['Duration (in seconds)', 'Duration (in seconds)', 'duration'],
  ['Finished', 'Finished', 'finished'],
  ['RecordedDate', 'Recorded Date', 'recordedDate'],
  ['ResponseId', 'Response ID', '_recordId'],
  ['RecipientLastName', 'Recipient Last Name', 'recipientLastName'],
  ['RecipientFirstName', 'Recipient First Name', 'recipientFirstName'],
  ['RecipientEmail', 'Recipient Email', 'recipientEmail'],
  ['ExternalReference', 'External Data Reference', 'externalDataReference'],
  ['LocationLatitude', 'Location Latitude', 'locationLatitude'],
  ['LocationLongitude', 'Location Longitude', 'locationLongitude'],
  ['DistributionChannel', 'Distribution Channel', 'distributionChannel'],
  ['UserLanguage', 'User Language', 'userLanguage'],
] as const;

/** Three header rows: the column's id, its text, `{"ImportId":…}`. The customer's id is the external reference. */
export const QUALTRICS: FileForm = {
  ...PLAIN,
  key: 'qualtrics',
  fileName: 'qualtrics.csv',
  carries: ['answers', 'times'],
  roles: { ExternalReference: 'customer_id' },
  header: ({ questions }) => [
    [...META.map(([id]) => id), ...questions.map((_, index) => `Q${index + 1}`)],
    [...META.map(([, text]) => text), ...questions.map(({ text }) => text)],
    [
      ...META.map(([, , importId]) => JSON.stringify({ ImportId: importId })),
      ...questions.map((_, index) => JSON.stringify({ ImportId: `QID${index + 1}` })),
    ],
  ],
  *rows({ shop, questions }) {
    for (const response of shop.responses) {
      const { id, name, email } = shop.customer(response.customer);
      yield [
        isoTime(response.startedAt),
        isoTime(sentAt(response)),
        '0',
        exampleAddress(response),
        '100',
        String(response.seconds),
        '1',
        isoTime(sentAt(response)),
        `R_${String(response.no + 1).padStart(15, '0')}`,
        name,
        '',
        email,
        id,
        '',
        '',
        'email',
        'EN',
        ...questions.map((question, index) =>
          answerInNumbers(question, response.answers[index] ?? null, ','),
        ),
      ];
    }
  },
};
