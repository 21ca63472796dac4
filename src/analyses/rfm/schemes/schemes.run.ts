import { ident } from '../../../engine';
import type { AnalysisContext } from '../../context';
import { SCHEME_COLUMN, type RfmScheme } from '../rfm.segments';
import type { RfmParameters } from '../rfm.types';
import { SCHEME_PAIR, schemePairsSql, type SchemePair } from './schemes.sql';

/** The same customers by two schemes. */
export interface SchemePairs {
  readonly against: RfmScheme;
  readonly pairs: readonly SchemePair[];
}

export async function runSchemes(
  context: AnalysisContext,
  { scheme, against: asked }: RfmParameters,
): Promise<SchemePairs> {
  const other: RfmScheme = scheme === 'grid11' ? 'segment8' : 'grid11';
  const against = asked === 'auto' || asked === scheme ? other : asked;
  const query = schemePairsSql(
    ident(SCHEME_COLUMN[scheme]),
    ident(SCHEME_COLUMN[against]),
    ident(context.name),
  );
  return { against, pairs: await context.rows('schemes', query, SCHEME_PAIR) };
}
