import type { Rule } from '../dataset';
import { text, type Text } from '../i18n';

/** A rule of the ledger in words, with the values of this file that it goes by. */
export function ruleText(rule: Rule): Text {
  switch (rule.key) {
    case 'cancelled':
      return text('overview.rule.cancelled', { prefix: rule.prefix });
    case 'dropped_status':
      return text('overview.rule.dropped_status', { values: rule.values.join(' · ') });
    default:
      return text(`overview.rule.${rule.key}`);
  }
}
