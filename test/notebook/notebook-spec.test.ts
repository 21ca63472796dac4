import { describe, expect, it } from 'vitest';
import { firstNotebook, NotebookError, toNotebook } from '../../src/notebook/notebook-spec';

function refusal(spec: unknown): string {
  try {
    toNotebook(spec);
  } catch (error) {
    if (error instanceof NotebookError) return error.code;
    throw error;
  }
  return 'accepted';
}

const base = { type: 'clientele-notebook', version: 1, cells: [] };
const cell = (name: string): object => ({ name, kind: 'analysis', analysis: 'rfm' });

describe('toNotebook', () => {
  it('reads what was written', () => {
    const notebook = firstNotebook('Shop');
    expect(toNotebook(JSON.parse(JSON.stringify(notebook)))).toEqual(notebook);
  });

  it('fills in what a recipe leaves out', () => {
    expect(toNotebook({ ...base, cells: [cell('rfm')] })).toEqual({
      ...base,
      title: '',
      cells: [{ ...cell('rfm'), parameters: {} }],
    });
  });

  it.each([
    ['nothing', undefined, 'not-a-notebook'],
    ['another document', { type: 'excel' }, 'not-a-notebook'],
    ['a future version', { ...base, version: 99 }, 'newer-version'],
    ['two cells of one name', { ...base, cells: [cell('a'), cell('a')] }, 'invalid-notebook'],
    ['a name that is SQL', { ...base, cells: [cell('a"; DROP TABLE t;--')] }, 'invalid-notebook'],
    [
      'a thousand and one cells',
      { ...base, cells: Array.from({ length: 1001 }, (_, i) => cell(`c${i}`)) },
      'invalid-notebook',
    ],
    ['cells that are no list', { ...base, cells: 'all' }, 'invalid-notebook'],
  ])('refuses %s', (_, spec, code) => {
    expect(refusal(spec)).toBe(code);
  });

  it('lets no prototype in', () => {
    const hostile: unknown = JSON.parse(
      '{"type":"clientele-notebook","version":1,"cells":[],"__proto__":{"polluted":true}}',
    );
    expect(toNotebook(hostile)).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });
});
