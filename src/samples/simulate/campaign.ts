import type { CampaignDescription } from '../description';
import type { CampaignSend } from '../shop';
import { DAY, type Calendar } from './calendar';
import { ARM, type Population } from './population';

/** Who took part in the campaign; everyone treated is sent it at the same moment. */
export function toSends(
  campaign: CampaignDescription | null,
  { startsAt, campaignAt }: Calendar,
  { arm }: Population,
): CampaignSend[] {
  if (campaign === null) return [];
  const sends: CampaignSend[] = [];
  const sentAt = startsAt + Math.round(campaignAt * DAY);
  arm.forEach((value, customer) => {
    if (value === ARM.treated) sends.push({ customer, campaign: campaign.key, arm: 'treated', sentAt });
    if (value === ARM.control) sends.push({ customer, campaign: campaign.key, arm: 'control', sentAt: null });
  });
  return sends;
}
