import { ROLES, type RoleGuess, type RoleMapping } from '../../dataset';
import type { Draft } from '../../ingest/draft';
import { kindAfterChoice } from '../../ingest/roles';
import { adjustRules } from '../../ingest/rules';
import type { MappingMemory } from './mapping-memory';

/** The draft with the roles that its reader chose for this header last time; as it is where she chose none, or those it has. */
export function recalledDraft(draft: Draft, memory: MappingMemory): Draft {
  const before = draft.source.mapping;
  const mapping = memory.recall(draft.source.columns);
  if (!mapping || isSame(before, mapping)) return draft;
  const guesses = ROLES.flatMap((role): RoleGuess[] => {
    const column = mapping[role];
    if (column === undefined) return [];
    const found = draft.guesses.find((guess) => guess.role === role && guess.column === column);
    return [found ?? { role, column, confidence: 1, reasons: [{ kind: 'remembered' }] }];
  });
  return {
    ...draft,
    source: { ...draft.source, mapping, kind: kindAfterChoice(draft.source.kind, mapping) },
    guesses,
    rules: adjustRules(draft.rules, before, mapping),
    recognised: draft,
  };
}

function isSame(one: RoleMapping, other: RoleMapping): boolean {
  return ROLES.every((role) => one[role] === other[role]);
}
