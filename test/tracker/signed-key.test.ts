import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../lib/platforms/platform';
import { signedKey } from '../../lib/tracker/signed-key';
import { NOON } from './fakes';

const signed: Ask['auth'] = { kind: 'key', signed: 'jwt-hs256' };
const parsed = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

describe('a key of two parts', () => {
  it('is sent as a token that names the first, from five seconds ago for half an hour', async () => {
    const [header, claims] = (await signedKey(signed, 'access:secret', NOON + 999)).split('.');
    const seconds = NOON / 1000;
    expect(parsed(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(parsed(claims)).toEqual({ iss: 'access', exp: seconds + 1800, nbf: seconds - 5 });
  });

  it('signs it with the second as Node does, whatever is in them, and never shows it', async () => {
    const part = fc.stringMatching(/^[A-Za-z0-9+/=_ü-]{4,40}$/);
    await fc.assert(
      fc.asyncProperty(part, part, async (access, secret) => {
        const token = await signedKey(signed, `${access}:${secret}`, NOON);
        const [header, claims, signature] = token.split('.');
        const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
        expect(signature).toBe(expected);
        expect(JSON.stringify([parsed(header), parsed(claims).iss])).toBe(
          JSON.stringify([{ alg: 'HS256', typ: 'JWT' }, access]),
        );
      }),
      { numRuns: 50 },
    );
  });
});

it.each<[string, Ask['auth'], string]>([
  ['of one part', signed, 'single'],
  ['without anything after the colon', signed, 'single:'],
  ['of a platform that signs nothing', { kind: 'key' }, 'a:b'],
  ['of another kind', { kind: 'cookies' }, 'a:b'],
])('a key %s is sent as it is', async (_, auth, key) => {
  expect(await signedKey(auth, key, NOON)).toBe(key);
});
