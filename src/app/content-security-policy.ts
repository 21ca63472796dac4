const DIRECTIVES: readonly (readonly [name: string, ...sources: string[]])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'", "'wasm-unsafe-eval'"],
  ['worker-src', "'self'"],
  ['connect-src', "'self'"],
  ['style-src', "'self'"],
  ['font-src', "'self'"],
  ['img-src', "'self'", 'data:', 'blob:'],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
];

/**
 * The policy of the built page, for the meta tag that travels with it on any static host.
 * A server that can set headers adds `frame-ancestors 'none'`, which a meta tag may not carry.
 */
export function contentSecurityPolicy(): string {
  return DIRECTIVES.map((directive) => directive.join(' ')).join('; ');
}
