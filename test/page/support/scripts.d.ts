/**
 * What the tests use of the project's plain JavaScript scripts. (With `allowJs` in tsconfig.json their own JSDoc
 * would do, and this file could go.)
 */
declare module '*/.scripts/project.mjs' {
  export const DIST: string;
  export function filesUnder(folder: string): string[];
}

declare module '*/.scripts/build.mjs' {
  export function isBuildFresh(): boolean;
  export function build(): Promise<void>;
}

declare module '*/.scripts/serve.mjs' {
  export function serveDist(options: { port: number }): Promise<{ url: string; close: () => Promise<void> }>;
}

declare module '*/.scripts/find-chromium.mjs' {
  export const CHROMIUM_FLAGS: string[];
  export function ensureChromium(): Promise<string>;
}

declare module '*/.scripts/first-view.mjs' {
  export function measureFirstView(): { files: string[]; rawBytes: number; gzipBytes: number };
}
