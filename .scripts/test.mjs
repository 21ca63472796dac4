/**
 * `npm test`: everything that must hold, on a machine with nothing but Node. A failed step does not stop the others.
 * The last line is `N passed, N failed[, N skipped]`: every test, plus one for each of format, lint, types and build.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { ROOT, main, run, runPackage, seconds } from './project.mjs';

const REPORTS = join(ROOT, 'node_modules', '.cache', 'clientele', 'test-reports');
const total = { passed: 0, failed: 0, skipped: 0 };

/** @param {{ passed?: number, failed?: number, skipped?: number }} counts */
function report(name, ms, counts, output = '') {
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  const mark = counts.failed ? '✗' : '✓';
  const numbers = Object.entries(counts).filter(([, count]) => count > 0);
  const detail = numbers.map(([key, count]) => `${count} ${key}`).join(', ');
  console.log(`${mark} ${name.padEnd(12)} ${seconds(ms).padStart(8)}   ${detail}`);
  if (output.trim()) console.log(output.trimEnd());
}

/** A step that passes or fails as one. */
async function check(name, start) {
  const { code, output, ms } = await start();
  report(name, ms, code === 0 ? { passed: 1 } : { failed: 1 }, code === 0 ? '' : output);
  return code === 0;
}

/**
 * Counts of vitest's JSON report. A test file that broke before its first test, an error outside any test and a run
 * that left no report count as one failure each.
 */
function countsOf(file, code) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { failed: 1 };
  }
  const broken = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = result.numFailedTests + broken;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

async function tests(project, env = {}) {
  console.log(`\n── ${project} tests`);
  const file = join(REPORTS, `${project}.json`);
  const { code, ms } = await runPackage(
    'vitest',
    ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { show: true, env },
  );
  report(project, ms, countsOf(file, code));
}

await main(async () => {
  const started = performance.now();
  await ensureDependencies();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const { ensureChromium } = await import('./find-chromium.mjs');
  const chromium = await ensureChromium().catch((error) => error);

  // Two at a time: each of these keeps one core busy.
  const [built] = await Promise.all([
    (async () => {
      const ok = await check('build', () => run(process.execPath, ['.scripts/build.mjs']));
      await check('format', () => runPackage('prettier', ['--check', '.']));
      return ok;
    })(),
    (async () => {
      await check('types', () =>
        runPackage('svelte-check', [
          '--tsconfig',
          './tsconfig.json',
          '--fail-on-warnings',
          '--output',
          'human',
        ]),
      );
      await check('lint', () => runPackage('eslint', ['.', '--max-warnings=0']));
    })(),
  ]);
  await tests('unit');
  await tests('sql');
  if (chromium instanceof Error) report('page', 0, { failed: 1 }, chromium.message);
  else if (!built) report('page', 0, { failed: 1 }, 'not run: there is no built page');
  else await tests('page', { CLIENTELE_DIST_READY: '1', CLIENTELE_CHROMIUM: chromium });

  const { passed, failed, skipped } = total;
  console.log(`\nin ${seconds(performance.now() - started)}`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
});
