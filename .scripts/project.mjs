import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever folder a script was started from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = join(ROOT, 'dist');

/** A failure whose message is meant for the reader: shown without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
}

/**
 * Path of a package's command line program, to be run by node itself: `.bin` links and `.cmd` files differ
 * between systems, the file behind them does not.
 * @param {string} name package name, for example `vite`
 * @param {string} [program] key in its `bin`, by default the package's own name
 */
export function packageProgram(name, program = name) {
  const folder = join(ROOT, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 when the program could not be started or was ended by a signal
 * @property {string} output standard output and error together, empty when `show` is set
 * @property {number} ms
 */

/**
 * Runs a program in the project's folder to its end; never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, shell?: boolean }} [options] `show`: straight to the terminal instead of into `output`
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { show = false, env = {}, shell = false } = {}) {
  const started = performance.now();
  return new Promise((done) => {
    let output = '';
    const finish = (/** @type {number | null} */ code) =>
      done({ code: code ?? 1, output, ms: performance.now() - started });
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      shell,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.on('close', finish);
  });
}

/**
 * Runs a package's program with this node.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(name, args, options = {}) {
  // Of no use to our readers: vite.config.ts imports a file of src/ as src/ does, without its extension.
  const env = { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', ...options.env };
  return run(process.execPath, [packageProgram(name), ...args], { ...options, env });
}

/** Every file under a folder, sorted, with `/` between the parts and relative to `base`. */
export function filesUnder(/** @type {string} */ folder, base = folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(base, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** SHA-256 over names and contents of files and folders of the project; missing ones are left out. */
export function hashOf(/** @type {readonly string[]} */ paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(ROOT, path);
    if (!existsSync(full)) continue;
    const files = statSync(full).isDirectory() ? filesUnder(full, ROOT) : [path];
    for (const file of files) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(ROOT, file)));
    }
  }
  return hash.digest('hex');
}

/** Whether a module is the script that node was asked to run. */
export function isMain(/** @type {string} */ moduleUrl) {
  return process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(moduleUrl);
}

/** Runs a script's main function; a failure ends the process with code 1 and a readable message. */
export async function main(/** @type {() => Promise<unknown> | unknown} */ body) {
  try {
    await body();
  } catch (error) {
    console.error(`\n${error instanceof SetupError ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}

/** `--name value` and `--name=value` from the command line. */
export function option(/** @type {string} */ name, args = process.argv.slice(2)) {
  const index = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (index < 0) return undefined;
  return args[index].includes('=') ? args[index].slice(name.length + 3) : args[index + 1];
}

/** Whether the flag `--name` is on the command line. */
export function flag(/** @type {string} */ name, args = process.argv.slice(2)) {
  return args.includes(`--${name}`);
}

export function seconds(/** @type {number} */ ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
