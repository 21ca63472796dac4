/**
 * The page's work in native DuckDB on one thread: the page's own modules put the same statements in the same order to
 * another database. Run as a process of its own: `node native.mjs <file> <folder with node_modules/@duckdb/node-api>`;
 * prints one JSON line. Only the statements are timed.
 */
import { openAsBlob } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { loadSources } from '../sources.mjs';
import { startNativeBackend } from './native-backend.mjs';

const [path, peers] = process.argv.slice(2);
const { load, close } = await loadSources();
const { Engine } = await load('engine/index.ts');
const { readDraft } = await load('ingest/draft.ts');
const { importDraft } = await load('ingest/import-draft.ts');
const { ANALYSES } = await load('analyses/registry.ts');
const { AnalysisContext } = await load('analyses/context.ts');

const file = new File([await openAsBlob(path)], basename(path));
const draft = await readDraft(file);
const { backend, statements } = await startNativeBackend({
  peers,
  scratch: join(dirname(peers), 'bench'),
  paths: new Map([[file, path]]),
});
const engine = new Engine(async () => backend);
await engine.ready();
statements.length = 0;

const { facts } = await importDraft(engine, draft);
const imported = statements.splice(0);
const cells = {};
for (const analysis of ANALYSES) {
  const context = new AnalysisContext(engine, facts, analysis.id);
  await analysis.run(context, analysis.parse({}));
  cells[analysis.id] = statements.splice(0);
}
const [answer] = await engine.ask(`
  SELECT
    (SELECT count(*) FROM rfm)::INTEGER AS customers,
    (SELECT count(*) FROM rfm WHERE segment = 'champions')::INTEGER AS champions,
    (SELECT count(*) FROM abc WHERE class = 'A')::INTEGER AS a,
    (SELECT count(*) FROM abc WHERE class = 'B')::INTEGER AS b,
    (SELECT count(*) FROM abc WHERE class = 'C')::INTEGER AS c`);
await close();

const sum = (/** @type {{ ms: number }[]} */ list) => list.reduce((total, { ms }) => total + ms, 0);
const all = [...imported, ...Object.values(cells).flat()];
console.log(
  JSON.stringify({
    ms: sum(all),
    import: sum(imported),
    cells: sum(Object.values(cells).flat()),
    summary: sum(cells.rfm.slice(0, 1)),
    statements: all.map(({ sql, ms }) => ({ sql: sql.replace(/\s+/g, ' ').slice(0, 120), ms })),
    peakBytes: process.resourceUsage().maxRSS * 1024,
    answer: {
      customers: answer.customers,
      champions: answer.champions,
      classes: [answer.a, answer.b, answer.c],
    },
  }),
);
