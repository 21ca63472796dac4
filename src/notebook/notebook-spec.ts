import * as v from 'valibot';

/** The version this code writes. A newer one is refused with a message; older ones are migrated. */
export const NOTEBOOK_VERSION = 1;

/** A cell publishes a table under its name: these are taken. */
const TAKEN = new Set(['order_lines', 'orders', 'customers', 'rejected']);

const cellName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{0,62}$/),
  v.check((name) => !TAKEN.has(name), 'is the name of a table of the data'),
);

const cellSchema = v.object({
  name: cellName,
  kind: v.literal('analysis'),
  analysis: v.pipe(v.string(), v.maxLength(63)),
  parameters: v.optional(v.record(v.string(), v.unknown()), {}),
});

const notebookSchema = v.pipe(
  v.object({
    type: v.literal('clientele-notebook'),
    version: v.literal(NOTEBOOK_VERSION),
    title: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    cells: v.pipe(v.array(cellSchema), v.maxLength(1000)),
  }),
  v.check(
    ({ cells }) => new Set(cells.map((cell) => cell.name)).size === cells.length,
    'cell names must differ',
  ),
);

/** A notebook as it is stored: a recipe without data. */
export type NotebookSpec = v.InferInput<typeof notebookSchema>;

/** A notebook with everything filled in. */
export type Notebook = v.InferOutput<typeof notebookSchema>;
export type Cell = Notebook['cells'][number];

export class NotebookError extends Error {
  readonly code: 'not-a-notebook' | 'newer-version' | 'invalid-notebook';

  constructor(code: NotebookError['code'], message: string) {
    super(message);
    this.name = 'NotebookError';
    this.code = code;
  }
}

/**
 * Reads anything that claims to be a notebook and fills in the defaults.
 * @throws {NotebookError} when it is none, is newer than this code, or breaks the schema
 */
export function toNotebook(spec: unknown): Notebook {
  if (typeof spec !== 'object' || spec === null || !('type' in spec) || spec.type !== 'clientele-notebook') {
    throw new NotebookError('not-a-notebook', 'the document has no type clientele-notebook');
  }
  if ('version' in spec && typeof spec.version === 'number' && spec.version > NOTEBOOK_VERSION) {
    throw new NotebookError('newer-version', `version ${spec.version} is newer than ${NOTEBOOK_VERSION}`);
  }
  const result = v.safeParse(notebookSchema, spec);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new NotebookError('invalid-notebook', `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`);
}

/** The notebook that a freshly opened file gets; of analyses, those of orders unless it holds none. */
export function firstNotebook(title: string, { hasOrders = true } = {}): Notebook {
  const cell = (name: string): Cell => ({ name, kind: 'analysis', analysis: name, parameters: {} });
  return {
    type: 'clientele-notebook',
    version: NOTEBOOK_VERSION,
    title,
    cells: (hasOrders ? ['import', 'rfm', 'abc'] : ['import']).map(cell),
  };
}
