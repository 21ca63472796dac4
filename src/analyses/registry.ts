import { abc } from './abc';
import type { Analysis } from './analysis';
import { AnalysisError } from './analysis-error';
import { overview } from './overview';
import { rfm } from './rfm';

/** Every analysis of the library, in the order in which a first notebook shows them. */
export const ANALYSES: readonly Analysis[] = [overview, rfm, abc];

/** @throws {AnalysisError} `unknown-analysis` */
export function analysisById(id: string): Analysis {
  const analysis = ANALYSES.find((candidate) => candidate.id === id);
  if (!analysis) throw new AnalysisError('unknown-analysis', `no analysis ${id}`, { analysis: id });
  return analysis;
}

export { AnalysisError, type AnalysisErrorCode } from './analysis-error';
