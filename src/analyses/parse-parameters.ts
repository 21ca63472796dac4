import * as v from 'valibot';
import { AnalysisError } from './analysis-error';

/**
 * Parameters checked against a schema that fills the defaults.
 * @throws {AnalysisError} `invalid-parameters` with the first offending parameter
 */
export function parseParameters<S extends v.GenericSchema>(schema: S, parameters: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, parameters ?? {});
  if (result.success) return result.output;
  const issue = result.issues[0];
  const parameter = v.getDotPath(issue) ?? '';
  throw new AnalysisError('invalid-parameters', `${parameter}: ${issue.message}`, {
    parameter,
    problem: issue.message,
  });
}
