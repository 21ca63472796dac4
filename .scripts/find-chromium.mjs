import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, isMain, main, run } from './project.mjs';

const HOW_TO_GET_ONE = `No Chrome or Chromium was found; the page tests, the benchmark and the screenshots need one.
  Debian, Ubuntu  sudo apt-get install chromium fonts-noto-cjk
  Fedora          sudo dnf install chromium google-noto-sans-cjk-fonts
  macOS           brew install --cask chromium      (or install Google Chrome)
  Windows         winget install Google.Chrome      (Microsoft Edge is found too)
  anywhere        npx playwright-core install chromium
Already there in an unusual place? Set CLIENTELE_CHROMIUM to the path of its program.`;

/**
 * How the project's own runs start Chromium: no sandbox (CI runs as root), nothing fetched in the background, and no
 * host known but the local one.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

function wellKnownPaths() {
  const { env } = process;
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
          join(folder, `${name}.app`, 'Contents', 'MacOS', name),
        ),
      );
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return [
        ...['/usr/bin', '/usr/local/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name))),
        '/opt/google/chrome/chrome',
      ];
  }
}

function pathsOnPath() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
}

/** The browser that `npx playwright-core install chromium` downloads; playwright-core may not be installed yet. */
async function playwrightPath() {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * Path of a Chrome or Chromium: CLIENTELE_CHROMIUM or CHROME_PATH if set, else the usual places, PATH, Playwright's own.
 * @returns {Promise<string | undefined>}
 * @throws {SetupError} when the variable is set and nothing is there
 */
export async function findChromium() {
  for (const variable of ['CLIENTELE_CHROMIUM', 'CHROME_PATH']) {
    const path = process.env[variable];
    if (!path) continue;
    if (!existsSync(path)) throw new SetupError(`${variable} is set to ${path}, but there is no such file.`);
    return path;
  }
  const known = [...wellKnownPaths(), ...pathsOnPath()].find((path) => existsSync(path));
  if (known) return known;
  const own = await playwrightPath();
  return own && existsSync(own) ? own : undefined;
}

/** The words before `apt-get` that make it run as root without asking, or undefined when that cannot be done. */
async function rootPrefix() {
  if (process.platform !== 'linux') return undefined;
  if ((await run('apt-get', ['--version'])).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Path of a Chromium, installing Debian's (with Chinese fonts) when none is found and that needs no password.
 * @throws {SetupError} with how to get one on each system
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const prefix = await rootPrefix();
  if (prefix) {
    console.log('Installing Chromium for the page tests (apt-get) …');
    const aptGet = (/** @type {string[]} */ ...args) => {
      const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
      return run(command, rest, { show: true });
    };
    await aptGet('update', '-q');
    await aptGet('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new SetupError(HOW_TO_GET_ONE);
}

if (isMain(import.meta.url)) await main(async () => console.log(await ensureChromium()));
