import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecret } from '../../lib/storage/secrets';

/** Saving and erasing need a real IndexedDB: the end-to-end tests do that in the browsers. */

test.each([
  [`sk-or-v1-97c${'0'.repeat(58)}5bf`, 'sk-or-v1-97c…5bf'],
  ['sk-ant-0123456789abcdef0123456789', 'sk-ant-0…789'],
  ['abcdefghijklmnopqrstuvwx', 'abcdef…vwx'],
  ['abcdefghijklmnopqrstuvw', 'abcde…'],
  ['abcd', 'a…'],
  ['abc', '…'],
  ['', '…'],
])('%s is shown as %s', (secret, masked) => {
  expect(maskSecret(secret)).toBe(masked);
});

test('at least half of a secret stays hidden', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300 }), (secret) => {
      expect(maskSecret(secret).length - 1).toBeLessThanOrEqual(secret.length / 2);
    }),
  );
});
