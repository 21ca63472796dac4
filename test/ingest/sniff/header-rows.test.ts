import { describe, expect, it } from 'vitest';
import { headerNames, joinedHeader } from '../../../src/ingest/sniff/header-names';
import { headerHeight } from '../../../src/ingest/sniff/header-rows';

const QUALTRICS = [
  ['StartDate', 'Duration (in seconds)', 'Q1_NPS', 'Q2'],
  [
    'Start Date',
    'Duration (in seconds)',
    'How likely are you to recommend us?',
    'Why did you choose that score?',
  ],
  ['{"ImportId":"startDate"}', '{"ImportId":"duration"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_TEXT"}'],
];
const ANSWERS = [
  ['2026-03-01 10:00:00', '63', '9', 'Quick'],
  ['2026-03-01 10:05:00', '120', '4', 'Slow'],
  ['2026-03-02 09:00:00', '80', '10', 'Nice'],
];
const SURVEY_MONKEY = [
  ['Respondent ID', 'Start Date', 'What do you buy?', '', 'How satisfied are you?'],
  ['', '', 'Tea', 'Coffee', 'Response'],
];
const CHOICES = [
  ['1001', '03/01/2026', 'Tea', '', '5'],
  ['1002', '03/02/2026', '', 'Coffee', '4'],
  ['1003', '03/03/2026', 'Tea', 'Coffee', '3'],
];

describe('the height of a header', () => {
  it.each([
    [
      'one row of names',
      [
        ['id', 'date', 'amount'],
        ['1', '2026-01-05', '3'],
        ['2', '2026-01-06', '4'],
      ],
      1,
    ],
    ['ids, questions and import ids', [...QUALTRICS, ...ANSWERS], 3],
    ['questions above options', [...SURVEY_MONKEY, ...CHOICES], 2],
    [
      'names above units',
      [
        ['time', 'length', 'mass'],
        ['hours', 'metres', 'kg'],
        ['1', '2', '3'],
        ['4', '5', '6'],
        ['7', '8', '9'],
      ],
      2,
    ],
    [
      'the same names twice',
      [
        ['a', 'b'],
        ['a', 'b'],
        ['x', 'y'],
        ['z', 'w'],
      ],
      2,
    ],
    [
      'text alone',
      [
        ['name', 'city'],
        ['Ann', 'Rome'],
        ['Bob', 'Oslo'],
      ],
      1,
    ],
    [
      'a first row with a word in one number column',
      [
        ['id', 'name', 'amount'],
        ['a', 'Ann', 'unknown'],
        ['b', 'Bob', '3'],
        ['c', 'Cy', '4'],
      ],
      1,
    ],
  ])('%s', (_, rows, height) => {
    expect(headerHeight(rows)).toBe(height);
  });
});

describe('names out of several header rows', () => {
  it('are the ids of a questionnaire, with its questions as labels', () => {
    expect(headerNames(QUALTRICS)).toEqual({ names: QUALTRICS[0], labels: QUALTRICS[1] });
  });

  it('join a question and its options', () => {
    expect(headerNames(SURVEY_MONKEY).names).toEqual([
      'Respondent ID',
      'Start Date',
      'What do you buy? Tea',
      'What do you buy? Coffee',
      'How satisfied are you? Response',
    ]);
  });

  it('do not say the same twice, but the text of the header does', () => {
    const twice = [
      ['DATE', 'TIME'],
      ['DATE', 'TIME'],
    ];
    expect(headerNames(twice).names).toEqual(['DATE', 'TIME']);
    expect(joinedHeader(twice)).toEqual(['DATE DATE', 'TIME TIME']);
  });
});
