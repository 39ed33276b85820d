import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { decode } from '../../lib/storage/item';
import { accountItem } from '../../lib/storage/items';

/** Examples of every version as they lay on disk. Never changed once they are here. */
const item = accountItem('acme', 'user-1|org-1');
const Stored = v.object({ v: v.number(), data: v.record(v.string(), v.unknown()) });

function frozen(version: number): v.InferOutput<typeof Stored> {
  const path = join(import.meta.dirname, 'frozen', `account-v${version}.json`);
  return v.parse(Stored, JSON.parse(readFileSync(path, 'utf8')));
}

const ofVersion3 = { told: [], checks: [], tokens: [] };

test('an account of version 1 had samples of one spend each; all else is read as it is', () => {
  const stored = frozen(1);
  const samples = [
    {
      at: 1_793_793_600_000,
      pool: 'five-hour',
      unit: 'percent',
      amount: 2.5,
      uses: [{ feature: 'message', model: 'opus', count: 1, promptLength: 120 }],
    },
    {
      at: 1_793_793_660_000,
      pool: 'credits',
      unit: 'USD',
      amount: 0.04,
      uses: [{ feature: 'image', count: 1 }],
    },
  ];
  expect(decode(item, stored)).toEqual({ ok: true, value: { ...stored.data, ...ofVersion3, samples } });
});

test('an account of version 2 had no prices of the site, no checks and no tokens', () => {
  const stored = frozen(2);
  expect(decode(item, stored)).toEqual({ ok: true, value: { ...stored.data, ...ofVersion3 } });
});

test('an account of version 1 without its samples is set aside, not read as one that has none', () => {
  const { samples: _gone, ...data } = frozen(1).data;
  expect(decode(item, { v: 1, data })).toMatchObject({ ok: false });
});
