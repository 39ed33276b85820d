/**
 * A JSON Web Token with `alg: none` (RFC 7519, section 6). Only the practice server ever checks one, by
 * comparing it with those that it gave out.
 */
export function unsignedToken(claims: { readonly [name: string]: unknown }): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** The claims of a token, or undefined where the text is no token. */
export function claimsOf(token: string): { readonly [name: string]: unknown } | undefined {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}
