import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstNotebook, NotebookError, toNotebook } from '../../src/notebook/notebook-spec';

const cell = { name: 'rfm', kind: 'analysis', analysis: 'rfm' };
const spec = { type: 'clientele-notebook', version: 1, cells: [cell] };

function failure(value: unknown): unknown {
  try {
    toNotebook(value);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a notebook', () => {
  it('gets its defaults', () => {
    expect(toNotebook(spec)).toEqual({ ...spec, title: '', cells: [{ ...cell, parameters: {} }] });
  });

  it('is read back as it was written', () => {
    const first = firstNotebook('My shop');
    expect(toNotebook(JSON.parse(JSON.stringify(first)))).toEqual(first);
    expect(first.cells.map(({ name }) => name)).toEqual(['import', 'rfm', 'abc']);
  });

  it('has no analyses of orders for a file without any', () => {
    const first = firstNotebook('Members', { hasOrders: false });
    expect(first.cells.map(({ name }) => name)).toEqual(['import']);
  });

  it('leaves out what it does not know', () => {
    const notebook = toNotebook({ ...spec, extra: 1, cells: [{ ...cell, onload: 'alert(1)' }] });
    expect(Object.keys(notebook).sort()).toEqual(['cells', 'title', 'type', 'version']);
    expect(Object.keys(notebook.cells[0] ?? {})).not.toContain('onload');
  });

  it('does not change what it was given', () => {
    const frozen = Object.freeze({ ...spec, cells: Object.freeze([Object.freeze({ ...cell })]) });
    expect(() => toNotebook(frozen)).not.toThrow();
  });

  it.each([
    ['nothing', undefined, 'not-a-notebook'],
    ['null', null, 'not-a-notebook'],
    ['text', 'clientele-notebook', 'not-a-notebook'],
    ['a list', [spec], 'not-a-notebook'],
    ['another document', { ...spec, type: 'jupyter' }, 'not-a-notebook'],
    ['a newer version', { ...spec, version: 2 }, 'newer-version'],
    ['a version of the far future', { ...spec, version: 1e9, cells: 'who knows' }, 'newer-version'],
    ['an older version that never was', { ...spec, version: 0 }, 'invalid-notebook'],
    ['a version in words', { ...spec, version: '1' }, 'invalid-notebook'],
    ['no version', { type: spec.type, cells: [] }, 'invalid-notebook'],
    ['no cells', { ...spec, cells: undefined }, 'invalid-notebook'],
    ['names twice', { ...spec, cells: [cell, cell] }, 'invalid-notebook'],
    [
      'a name that is SQL',
      { ...spec, cells: [{ ...cell, name: 'x"; DROP TABLE orders; --' }] },
      'invalid-notebook',
    ],
    ['a name that is too long', { ...spec, cells: [{ ...cell, name: 'a'.repeat(64) }] }, 'invalid-notebook'],
    ['a name in capitals', { ...spec, cells: [{ ...cell, name: 'RFM' }] }, 'invalid-notebook'],
    [
      'the name of a table of the data',
      { ...spec, cells: [{ ...cell, name: 'customers' }] },
      'invalid-notebook',
    ],
    ['a kind that it does not know', { ...spec, cells: [{ ...cell, kind: 'script' }] }, 'invalid-notebook'],
    ['a title of a novel', { ...spec, title: 'x'.repeat(201) }, 'invalid-notebook'],
    [
      'too many cells',
      { ...spec, cells: Array.from({ length: 1001 }, (_, index) => ({ ...cell, name: `c${index}` })) },
      'invalid-notebook',
    ],
  ])('is refused: %s', (_, value, code) => {
    const error = failure(value);
    expect(error).toBeInstanceOf(NotebookError);
    expect(error).toMatchObject({ code });
  });

  it('cannot reach prototypes', () => {
    const notebook = toNotebook(
      JSON.parse(
        '{"type":"clientele-notebook","version":1,"__proto__":{"polluted":1},"cells":[{"name":"rfm","kind":"analysis","analysis":"__proto__","parameters":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}]}',
      ),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((notebook as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(notebook.cells[0]?.parameters['polluted']).toBeUndefined();
  });

  it('is read or refused, whatever comes: nothing else is thrown', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constant('clientele-notebook'),
        version: fc.anything(),
        title: fc.anything(),
        cells: fc.anything(),
      }),
      fc.record({
        type: fc.constant('clientele-notebook'),
        version: fc.constant(1),
        cells: fc.array(fc.anything()),
      }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const error = failure(value);
        expect(error === undefined || error instanceof NotebookError).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
