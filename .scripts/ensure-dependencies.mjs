import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetupError, isMain, main, run } from './project.mjs';

/** Packages and versions that a lockfile names, without those for other systems, which npm leaves out. */
function packagesOf(/** @type {string} */ lockfile) {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'));
  return new Map(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .map(([path, entry]) => [path, { version: entry.version, optional: Boolean(entry.optional) }]),
  );
}

/** Whether node_modules holds what package-lock.json asks for, as npm's own record of the last install says. */
export function dependenciesMatch() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  for (const [path, { version, optional }] of packagesOf(join(ROOT, 'package-lock.json'))) {
    const found = have.get(path);
    if (found ? found.version !== version : !optional) return false;
    if (found && !optional && !existsSync(join(ROOT, path))) return false;
  }
  return true;
}

/** Runs npm, shown in the terminal; install scripts of packages never run. */
export function runNpm(/** @type {readonly string[]} */ args) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund'];
  // npm tells its children where it is; without it, Windows needs a shell to find npm.cmd.
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...all], { show: true })
    : run('npm', all, { show: true, shell: process.platform === 'win32' });
}

/**
 * Installs the project's packages if they are missing or do not match package-lock.json. Uses node alone, so that
 * it can run before anything is installed.
 * @throws {SetupError} with what to do about it
 */
export async function ensureDependencies() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    throw new SetupError(
      `Clientele needs Node 20 or newer; this is ${process.version}. See https://nodejs.org`,
    );
  }
  if (dependenciesMatch()) return;
  console.log('Installing packages (npm ci) …');
  const { code } = await runNpm(['ci']);
  if (code !== 0 || !dependenciesMatch()) {
    throw new SetupError(
      [
        'The packages could not be installed (the reason stands above).',
        '  - No network, or a proxy in between?  npm config get registry / proxy shows what npm uses; then try again.',
        '  - A file in use or without permission? Close other programs, delete the folder node_modules, try again.',
        '  - By hand:                             npm ci --ignore-scripts',
      ].join('\n'),
    );
  }
}

if (isMain(import.meta.url)) await main(ensureDependencies);
