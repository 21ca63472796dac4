import type { TestProject } from 'vitest/node';
import { build, isBuildFresh } from '../../../.scripts/build.mjs';
import { serveDist } from '../../../.scripts/serve.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the served page, with a slash at the end. */
    pageUrl: string;
  }
}

/**
 * Vitest's global setup of the page tests: builds the page unless it is fresh, or CLIENTELE_DIST_READY=1 says that it
 * is, and serves it on a free port for all test files.
 */
export default async function serveBuiltPage(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.CLIENTELE_DIST_READY !== '1' && !isBuildFresh()) await build();
  const { url, close } = await serveDist({ port: 0 });
  project.provide('pageUrl', url);
  return close;
}
