import type { Ask } from '../platforms/platform';

/** How long a token is good, and how far the platform's clock may be behind ours (s): what Kling's documents advise. */
const GOOD_FOR = 1800;
const LENIENCE = 5;

/**
 * What is sent in place of a key: the key itself, or for a key of two parts a token signed with the second part, which
 * never leaves us then (RFC 7519, HS256). `now` in ms.
 */
export async function signedKey(auth: Ask['auth'], key: string, now: number): Promise<string> {
  const [access = '', secret = ''] = key.split(':', 2);
  if (auth.kind !== 'key' || auth.signed === undefined || secret === '') return key;
  const seconds = Math.floor(now / 1000);
  const claims = { iss: access, exp: seconds + GOOD_FOR, nbf: seconds - LENIENCE };
  const content = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => base64url(bytesOf(JSON.stringify(part))))
    .join('.');
  const signer = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', signer, bytesOf(content));
  return `${content}.${base64url(new Uint8Array(signature))}`;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
