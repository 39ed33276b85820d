import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decode, encode, type Item } from '../../lib/storage/item';
import {
  accountItem,
  diagnosticsItem,
  dismissedItem,
  keysItem,
  parseKey,
  platformItem,
  settingsItem,
} from '../../lib/storage/items';

interface Cup {
  readonly cups: number;
}
/** Version 1 held a number, version 2 `{ cup }`, version 3 `{ cups }`. */
const cups: Item<Cup> = {
  key: 'cups',
  version: 3,
  schema: v.object({ cups: v.number() }),
  fallback: { cups: 0 },
  migrations: {
    1: (data) => ({ cup: v.parse(v.number(), data) }),
    2: (data) => ({ cups: v.parse(v.object({ cup: v.number() }), data).cup }),
  },
};

describe('a stored value', () => {
  test.each<[string, unknown, number]>([
    ['that was never stored is the fallback', undefined, 0],
    ['of our version is itself', { v: 3, data: { cups: 4 } }, 4],
    ['of the version before is migrated', { v: 2, data: { cup: 4 } }, 4],
    ['of two versions before is migrated twice', { v: 1, data: 4 }, 4],
  ])('%s', (_, raw, expected) => {
    expect(decode(cups, raw)).toEqual({ ok: true, value: { cups: expected } });
  });

  test.each<[string, unknown, RegExp]>([
    ['without a version', { cups: 4 }, /^It has no version/],
    ['with a version that is no number', { v: '3', data: { cups: 4 } }, /^It has no version/],
    ['with half a version', { v: 2.5, data: { cups: 4 } }, /^It has no version/],
    ['that is null', null, /^It has no version/],
    ['that is a list', [], /^It has no version/],
    ['of a newer version', { v: 4, data: { cups: 4 } }, /newer version \(4\)/],
    ['from before the first migration', { v: 0, data: 4 }, /no way from version 0/],
    ['whose migration throws', { v: 1, data: 'four' }, /could not be brought from version 1: .*number/],
    ['of a wrong shape', { v: 3, data: { cups: 'four' } }, /^cups: /],
    ['without data', { v: 3 }, /./],
  ])('%s can not be used, and says why', (_, raw, reason) => {
    const decoded = decode(cups, raw);
    expect(decoded).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });
});

const items: readonly Item<unknown>[] = [
  settingsItem,
  keysItem,
  dismissedItem,
  diagnosticsItem,
  platformItem('acme'),
  accountItem('acme', 'a1'),
];

describe.each(items.map((item) => [item.key, item] as const))('%s', (_, item) => {
  test('begins with a value that can be stored and read', () => {
    const stored: unknown = JSON.parse(JSON.stringify(encode(item, item.fallback)));
    expect(decode(item, stored)).toEqual({ ok: true, value: item.fallback });
  });
  test('takes any junk without throwing', () => {
    const junk = fc.oneof(
      fc.anything(),
      fc.record({ v: fc.constant(item.version), data: fc.anything() }),
      fc.record({ v: fc.integer(), data: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(junk, (raw) => {
        const decoded = decode(item, raw);
        if (!decoded.ok) expect(decoded.reason).not.toBe('');
      }),
    );
  });
});

describe('keys', () => {
  test.each([
    ['platform:acme', { kind: 'platform', platform: 'acme' }],
    ['account:acme:a1', { kind: 'account', platform: 'acme', account: 'a1' }],
    ['account:acme:user:org', { kind: 'account', platform: 'acme', account: 'user:org' }],
    ['account:acme', undefined],
    ['account::a1', undefined],
    ['settings', undefined],
    ['aside:1:account:acme:a1', undefined],
  ])('%s', (key, expected) => {
    expect(parseKey(key)).toEqual(expected);
  });
  test('an account is found by the key that it was stored under', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (account) => {
        const { key } = accountItem('acme', account);
        expect(parseKey(key)).toEqual({ kind: 'account', platform: 'acme', account });
      }),
    );
  });
});
