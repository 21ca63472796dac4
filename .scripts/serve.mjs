import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DIST, SetupError, isMain, main, option } from './project.mjs';

const FIRST_PORT = 4173;
/** Vite names a file by its content under assets/: it never changes under its name. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;

const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
];

/** The policy that the built page carries in its meta tag. */
export function policyInPage(dist = DIST) {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const tag = page.match(/<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>/i)?.[0] ?? '';
  const content = tag.match(/\bcontent="([^"]*)"/)?.[1];
  if (!content) throw new SetupError('dist/index.html carries no Content-Security-Policy: build it anew.');
  return content
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Headers of every answer; the page's policy plus what a meta tag cannot say. */
export function securityHeaders(dist = DIST) {
  return {
    'Content-Security-Policy': `${policyInPage(dist)}; frame-ancestors 'none'`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/**
 * Serves the built page as it is meant to be served: precompressed, with the full policy in a header.
 * @param {{ dist?: string, host?: string, port?: number }} [options] `port` 0: any free one; when the port is taken,
 *   the next ones are tried
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serveDist({ dist = DIST, host = '127.0.0.1', port = FIRST_PORT } = {}) {
  if (!existsSync(join(dist, 'index.html'))) {
    throw new SetupError('There is no built page in dist/: run npm run build first.');
  }
  const { default: sirv } = await import('sirv');
  const headers = securityHeaders(dist);
  const files = sirv(dist, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'Cache-Control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found');
    });
  });
  const bound = await listen(server, host, port);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Binds to the port, or to one of the twenty after it if it is taken. */
async function listen(server, host, port) {
  for (let candidate = port; ; candidate++) {
    try {
      await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(candidate, host, () => {
          server.off('error', failed);
          done(undefined);
        });
      });
      return server.address().port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || candidate >= port + 20) {
        throw new SetupError(`Cannot listen on ${host}:${candidate}: ${error.message}`);
      }
    }
  }
}

/** Host and port from the command line. */
export function serveOptions() {
  const port = option('port');
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) {
    throw new SetupError(`--port wants a number from 0 to 65535, not "${port}".`);
  }
  const host = option('host');
  return { ...(host && { host }), ...(port && { port: Number(port) }) };
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { url } = await serveDist(serveOptions());
    console.log(`Serving dist/ at ${url}   (Ctrl-C stops)`);
  });
}
