import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, filesUnder } from '../../../.scripts/project.mjs';

/** Addresses that may stand in the built files, because nothing fetches them. */
const KNOWN_TEXT: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^https?:\/\/www\.w3\.org\//, why: 'names of XML namespaces' },
  { pattern: /^https:\/\/svelte\.dev\/e\//, why: 'links in error messages of Svelte' },
  {
    pattern: /^https:\/\/github\.com\/duckdb\/duckdb-wasm\.git$/,
    why: "the repository in DuckDB's package.json",
  },
  { pattern: /^https:\/\/github\.com\/mholt\/PapaParse$/, why: 'the licence comment of PapaParse' },
];

/**
 * DuckDB's own worker and wasm name the host of its extensions. The engine switches loading off and the policy
 * refuses the request; the page tests count requests.
 */
const DUCKDB_FILE = /duckdb/;

/** `file: address` for every address of another host in the built scripts, styles and pages that is not known text. */
export function foreignUrls(dist = DIST): string[] {
  return filesUnder(dist)
    .filter((file) => /\.(js|css|html|svg|json|webmanifest)$/.test(file) && !DUCKDB_FILE.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(dist, file), 'utf8');
      const addresses = new Set(text.match(/\b(?:https?|wss?):\/\/[^\s"'`\\)<>]+/g) ?? []);
      return [...addresses]
        .filter((address) => !KNOWN_TEXT.some(({ pattern }) => pattern.test(address)))
        .map((address) => `${file}: ${address}`);
    });
}
