import type { DateOrder, FileIssue, Role, RoleGuess, RoleMapping, RuleKey } from '../../dataset';
import { missingRoleIssues, type Draft } from '../../ingest/draft';
import { kindAfterChoice } from '../../ingest/roles';
import { adjustRules } from '../../ingest/rules';

/** The draft with another role for a column. A role belongs to one column: the one that had it loses it. */
export function chooseRole(draft: Draft, column: string, role: Role | null): Draft {
  const before = draft.source.mapping;
  const others = Object.entries(before).filter(([other, name]) => name !== column && other !== role);
  const mapping: RoleMapping = { ...Object.fromEntries(others), ...(role ? { [role]: column } : {}) };
  const guesses = draft.guesses.filter((guess) => guess.column !== column && guess.role !== role);
  const chosen: RoleGuess[] = role ? [{ role, column, confidence: 1, reasons: [{ kind: 'chosen' }] }] : [];
  return {
    ...draft,
    source: { ...draft.source, mapping, kind: kindAfterChoice(draft.source.kind, mapping) },
    guesses: [...guesses, ...chosen],
    rules: adjustRules(draft.rules, before, mapping),
  };
}

/** The draft with the order of day and month that the reader says a column's dates have. */
export function chooseDateOrder(draft: Draft, column: string, order: DateOrder): Draft {
  const columns = draft.source.columns.map((candidate) => {
    const format = candidate.dateFormat;
    if (candidate.name !== column || !format) return candidate;
    const pattern = format.order === order ? format.pattern : swapDayAndMonth(format.pattern);
    return { ...candidate, dateFormat: { pattern, order, certain: true } };
  });
  return {
    ...draft,
    source: { ...draft.source, columns },
    issues: draft.issues.filter((issue) => issue.code !== 'ambiguous-dates' || issue.column !== column),
  };
}

export function toggleRule(draft: Draft, key: RuleKey): Draft {
  const rules = draft.rules.map((rule) => (rule.key === key ? { ...rule, enabled: !rule.enabled } : rule));
  return { ...draft, rules };
}

/** What the file and the choices so far leave open. */
export function draftIssues({ source, issues }: Draft): FileIssue[] {
  return [...missingRoleIssues(source), ...issues];
}

function swapDayAndMonth(pattern: string): string {
  const swapped: Readonly<Record<string, string>> = { d: 'm', m: 'd' };
  return pattern.replace(/%(-?)([dm])/g, (_, dash: string, letter: string) => `%${dash}${swapped[letter]}`);
}
