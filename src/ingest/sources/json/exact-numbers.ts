const LONG_NUMBER = /\d{16}/;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/**
 * JSON text in which numbers that a double cannot hold (ids of 17 digits and more) have become texts, so that parsing keeps
 * every digit.
 */
export function withExactNumbers(json: string): string {
  if (!LONG_NUMBER.test(json)) return json;
  return json.replace(TOKENS, (token) =>
    token.startsWith('"') || String(Number(token)) === token || !LONG_NUMBER.test(token)
      ? token
      : `"${token}"`,
  );
}
