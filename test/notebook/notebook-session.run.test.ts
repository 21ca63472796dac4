import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnalysisError } from '../../src/analyses/registry';
import type { RoleMapping } from '../../src/dataset';
import { Engine } from '../../src/engine';
import type { OpenedFile } from '../../src/ingest/opened-file';
import { firstNotebook, NotebookError, NotebookSession, shownResult, type CellRun } from '../../src/notebook';
import { Gate } from '../support/gated-backend';
import { startNodeBackend } from '../support/node-engine';
import { openCsv } from '../support/open';
import { sampleShop, toCsv } from '../support/orders';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

const gate = new Gate();
const engine = new Engine(gate.wrap(startNodeBackend));
let opened: OpenedFile;
let session: NotebookSession;

beforeAll(async () => {
  opened = await openCsv(engine, toCsv(sampleShop(60)));
});
afterAll(() => engine.close());
beforeEach(() => {
  gate.open();
  gate.failing = undefined;
  session = new NotebookSession(engine);
  session.load(firstNotebook('shop'));
});

function run(name: string): CellRun {
  const state = session.cells.find(({ cell }) => cell.name === name);
  if (!state) throw new Error(`no cell ${name}`);
  return state.run;
}

function statuses(): string {
  return session.cells.map(({ cell, run: { status } }) => `${cell.name} ${status}`).join(', ');
}

describe('a run', () => {
  it('has every cell say something', async () => {
    expect(statuses()).toBe('import pending, rfm pending, abc pending');
    const report = await session.runAll(opened.facts);
    expect(report.ok).toBe(true);
    expect(report.cells.map(({ name, status }) => `${name} ${status}`).join(', ')).toBe(statuses());
    expect(statuses()).toBe('import ready, rfm ready, abc ready');
    expect(session.running).toBe(false);
  });

  it('shows what it does', async () => {
    gate.holding = 'rfm_summary';
    const running = session.runAll(opened.facts);
    await gate.waiting(1);
    expect(run('rfm').status).toBe('running');
    expect(session.running).toBe(true);
    gate.open();
    await running;
    expect(run('rfm').status).toBe('ready');
  });

  it('goes on where a cell fails', async () => {
    gate.failing = 'rfm_summary';
    const report = await session.runAll(opened.facts);
    expect(report).toMatchObject({
      ok: false,
      cells: [{ status: 'ready' }, { status: 'failed', error: 'conversion' }, { status: 'ready' }],
    });
    expect(run('rfm')).toMatchObject({
      failure: { code: 'conversion', detail: 'Conversion Error: made up' },
    });
  });

  it('names what the data lacks', async () => {
    const roles = Object.entries(opened.facts.mapping).filter(([role]) => role !== 'customer_id');
    const mapping: RoleMapping = Object.fromEntries(roles);
    await session.runAll({ ...opened.facts, mapping });
    expect(run('rfm')).toMatchObject({
      status: 'failed',
      failure: { code: 'missing-role', facts: { role: 'customer_id' } },
    });
    expect(run('import').status).toBe('ready');
  });
});

describe('a change', () => {
  it('runs the cell and nothing else', async () => {
    await session.runAll(opened.facts);
    const [overview, abc] = [run('import'), run('abc')];
    const before = gate.asked.length;
    session.change('rfm', { bins: 3 });
    await session.runAffected('rfm', opened.facts);
    expect(gate.asked.slice(before).some((sql) => sql.includes('abc'))).toBe(false);
    expect([run('import'), run('abc')]).toEqual([overview, abc]);
    expect(run('rfm')).toMatchObject({ status: 'ready', result: { resolved: { bins: 3 } } });
  });

  it('shows the last result until the new one stands', async () => {
    await session.runAll(opened.facts);
    const last = shownResult(run('rfm'));
    gate.holding = 'rfm_summary';
    session.change('rfm', { bins: 4 });
    const running = session.runAffected('rfm', opened.facts);
    expect(run('rfm').status).toBe('stale');
    await gate.waiting(1);
    expect(run('rfm').status).toBe('running');
    expect(shownResult(run('rfm'))).toBe(last);
    gate.open();
    await running;
    expect(shownResult(run('rfm'))?.resolved).toMatchObject({ bins: 4 });
  });

  it('while the cell runs ends that run, whose answer nobody wants', async () => {
    await session.runAll(opened.facts);
    gate.holding = 'rfm_summary';
    session.change('rfm', { bins: 3 });
    const first = session.runAffected('rfm', opened.facts);
    await gate.waiting(1);
    gate.holding = undefined;
    session.change('rfm', { bins: 10 });
    const second = session.runAffected('rfm', opened.facts);
    await Promise.all([first, second]);
    expect(run('rfm')).toMatchObject({ status: 'ready', result: { resolved: { bins: 10 } } });
  });

  it('while all cells run for the first time leaves none of them behind', async () => {
    gate.holding = '_totals';
    const first = session.runAll(opened.facts);
    await gate.waiting(1);
    gate.holding = undefined;
    session.change('abc', { a: 0.5 });
    const report = await session.runAffected('abc', opened.facts);
    await first;
    expect(report.ok).toBe(true);
    expect(statuses()).toBe('import ready, rfm ready, abc ready');
  });

  it.each([
    ['rfm', { bins: 99 }],
    ['rfm', { method: 'fixed' }],
    ['abc', { a: 0.99 }],
    ['abc', { unknown: 1 }],
    ['import', { rules: { duplicate: 'yes' } }],
  ])('that does not fit is refused, and the cell stays as it was: %s %j', async (name, parameters) => {
    session.change('rfm', { bins: 4 });
    const before = session.notebook;
    expect(() => session.change(name, parameters)).toThrow(AnalysisError);
    expect(session.notebook).toBe(before);
    expect(session.parameters('rfm')).toMatchObject({ bins: 4 });
  });

  it('to undefined gives a parameter its default again', () => {
    session.change('rfm', { bins: 4, asOf: '2024-06-01' });
    session.change('rfm', { asOf: undefined });
    expect(session.notebook.cells[1]?.parameters).toEqual({ bins: 4 });
    expect(session.parameters('rfm')).toMatchObject({ bins: 4, method: 'midrank', scheme: 'grid11' });
    expect(session.parameters('rfm')).not.toHaveProperty('asOf');
  });

  it('of a cell that is not there is refused', () => {
    expect(() => session.change('nobody', {})).toThrow(AnalysisError);
  });
});

describe('cancelling', () => {
  it('keeps the last result', async () => {
    await session.runAll(opened.facts);
    const last = shownResult(run('rfm'));
    gate.holding = 'rfm_summary';
    const running = session.runAffected('rfm', opened.facts);
    await gate.waiting(1);
    session.cancel();
    await running;
    expect(run('rfm').status).toBe('stale');
    expect(shownResult(run('rfm'))).toBe(last);
    expect(session.running).toBe(false);
  });

  it('of the first run leaves its cells waiting, not failed', async () => {
    gate.holding = 'rfm_summary';
    const running = session.runAll(opened.facts);
    await gate.waiting(1);
    session.cancel();
    await running;
    expect(run('rfm').status).toBe('pending');
    expect(session.running).toBe(false);
  });

  it('too late leaves nothing running', async () => {
    gate.holding = 'rfm_summary';
    const running = session.runAll(opened.facts);
    await gate.waiting(1);
    gate.open();
    session.cancel();
    await running;
    expect(session.running).toBe(false);
  });
});

describe('another notebook', () => {
  it('starts without the results of the one before, also of those that still ran', async () => {
    await session.runAll(opened.facts);
    gate.holding = 'rfm_summary';
    const running = session.runAffected('rfm', opened.facts);
    await gate.waiting(1);
    session.load(firstNotebook('other'));
    await running;
    expect(session.notebook.title).toBe('other');
    expect(statuses()).toBe('import pending, rfm pending, abc pending');
  });

  it.each([
    [{ type: 'other' }, NotebookError],
    [{ ...firstNotebook('x'), cells: [{ name: 'x', kind: 'analysis', analysis: 'nothing' }] }, AnalysisError],
    [
      {
        ...firstNotebook('x'),
        cells: [{ name: 'x', kind: 'analysis', analysis: 'rfm', parameters: { bins: 99 } }],
      },
      AnalysisError,
    ],
  ] as const)('that cannot be used leaves the open one', (spec, failure) => {
    const before = session.notebook;
    expect(() => session.load(spec)).toThrow(failure);
    expect(session.notebook).toBe(before);
  });

  it('may have several cells of one analysis, each with a table of its own', async () => {
    const cell = (name: string, parameters: object): object => ({
      name,
      kind: 'analysis',
      analysis: 'rfm',
      parameters,
    });
    session.load({
      ...firstNotebook('x'),
      cells: [cell('spring', { asOf: '2024-05-01' }), cell('autumn', { asOf: '2024-11-01' })],
    });
    expect((await session.runAll(opened.facts)).ok).toBe(true);
    const [counts] = await engine.ask(
      'SELECT (SELECT count(*) FROM spring)::INTEGER AS spring, (SELECT count(*) FROM autumn)::INTEGER AS autumn',
    );
    expect(Number(counts?.['spring'])).toBeLessThan(Number(counts?.['autumn']));
  });

  it('takes another title', () => {
    session.rename('new');
    expect(session.notebook.title).toBe('new');
  });
});
