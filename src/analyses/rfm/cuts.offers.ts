import type { Offer } from '../analysis';
import { cutsOfClasses } from './cuts.maths';
import type { RfmResult } from './rfm.result';

/** To keep the cut-offs that are shown, so that the orders of another month are scored by the same yardstick. */
export function cutOffers({ parameters, bins, cuts }: RfmResult): Offer[] {
  if (!cuts || parameters.method === 'fixed') return [];
  const own = (classes: number): number | 'same' => (classes === parameters.bins ? 'same' : classes);
  return [
    {
      id: 'keep-cuts',
      label: 'rfm.offer.keep_cuts',
      parameters: {
        method: 'fixed',
        cuts: cutsOfClasses(cuts),
        recencyBins: own(bins.recency),
        frequencyBins: own(bins.frequency),
        monetaryBins: own(bins.monetary),
      },
    },
  ];
}
