import type { Setting } from '../analysis';
import { defaultPlay } from './playbook/playbook.blocks';
import { RFM_SCHEMES, SCHEMES, segmentLabel, type RfmScheme } from './rfm.segments';
import { RFM_METHODS, RFM_SECTIONS, shows, type RfmParameters, type RfmSection } from './rfm.types';

const CLASSES = [3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({ value, label: String(value) }));
const MONTHS = [3, 6, 12, 24, 36];

/** Fixed cut-offs bring their number of classes with them. */
function countsClasses(parameters: object): boolean {
  return (parameters as RfmParameters).method !== 'fixed';
}

/** Another number of classes for one dimension. */
function ownClasses(dimension: 'recency' | 'frequency' | 'monetary'): Setting {
  return {
    kind: 'choice',
    parameter: `${dimension}Bins`,
    label: `rfm.setting.bins_${dimension}`,
    options: [{ value: 'same', label: 'rfm.bins.same' }, ...CLASSES],
    when: countsClasses,
  };
}

/** Fixed cut-offs can be chosen only when there are some. */
function methods(withCuts: boolean): Setting {
  return {
    kind: 'choice',
    parameter: 'method',
    label: 'rfm.setting.method',
    options: RFM_METHODS.filter((value) => withCuts || value !== 'fixed').map((value) => ({
      value,
      label: `rfm.scoring.${value}` as const,
    })),
    when: (parameters) => ((parameters as RfmParameters).cuts !== undefined) === withCuts,
  };
}

/** Settings of a section stand there while the section is shown. */
function shown(section: RfmSection): (parameters: object) => boolean {
  return (parameters) => shows(parameters as RfmParameters, section);
}

function playbook(scheme: RfmScheme): Setting {
  return {
    kind: 'texts',
    parameter: 'playbook',
    label: 'rfm.setting.playbook',
    entries: SCHEMES[scheme].map(({ key }) => ({
      key,
      label: segmentLabel(key).key,
      placeholder: defaultPlay(key),
    })),
    when: (parameters) => shown('playbook')(parameters) && (parameters as RfmParameters).scheme === scheme,
  };
}

/** The controls of the cell. */
export const RFM_SETTINGS: readonly Setting[] = [
  {
    kind: 'choice',
    parameter: 'scheme',
    label: 'rfm.setting.scheme',
    options: RFM_SCHEMES.map((value) => ({ value, label: `rfm.scheme.${value}` as const })),
  },
  {
    kind: 'choice',
    parameter: 'show',
    label: 'rfm.setting.show',
    options: ['segments' as const, ...RFM_SECTIONS, 'all' as const].map((value) => ({
      value,
      label: `rfm.show.${value}` as const,
    })),
  },
  { kind: 'date', parameter: 'asOf', label: 'rfm.setting.as_of' },
  { kind: 'date', parameter: 'compareTo', label: 'rfm.setting.compare_to', when: shown('movement') },
  {
    kind: 'choice',
    parameter: 'against',
    label: 'rfm.setting.against',
    options: [
      { value: 'auto', label: 'rfm.against.auto' },
      ...RFM_SCHEMES.map((value) => ({ value, label: `rfm.scheme.${value}` as const })),
    ],
    when: shown('schemes'),
  },
  {
    kind: 'choice',
    parameter: 'months',
    label: 'rfm.setting.months',
    options: [
      { value: 'all', label: 'rfm.months.all' },
      ...MONTHS.map((value) => ({ value, label: `rfm.months.${value}` as 'rfm.months.3' })),
    ],
  },
  methods(true),
  methods(false),
  { kind: 'choice', parameter: 'bins', label: 'rfm.setting.bins', options: CLASSES, when: countsClasses },
  ownClasses('recency'),
  ownClasses('frequency'),
  ownClasses('monetary'),
  {
    kind: 'choice',
    parameter: 'frequencyAs',
    label: 'rfm.setting.frequency_as',
    options: (['orders', 'days'] as const).map((value) => ({
      value,
      label: `rfm.frequency.${value}` as const,
    })),
  },
  {
    kind: 'choice',
    parameter: 'monetaryAs',
    label: 'rfm.setting.monetary_as',
    options: (['sum', 'mean'] as const).map((value) => ({ value, label: `rfm.monetary.${value}` as const })),
  },
  ...RFM_SCHEMES.map(playbook),
];
