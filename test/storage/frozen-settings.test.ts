import { expect, test } from 'vitest';
import { openPurse } from '../../lib/core/grants/purse';
import { purseBalance } from '../../lib/core/grants/purse-balance';
import { decode } from '../../lib/storage/item';
import { settingsItem } from '../../lib/storage/items';
import { localZone } from '../../lib/zone';
import version1 from './frozen/settings-v1.json';
import version2 from './frozen/settings-v2.json';

const ofVersion3 = { preflight: {}, previews: {} };

/** The frozen files are what earlier versions wrote; they are never changed. */

test('settings of version 1 become those of version 2: limits by hand are grants, the rest stays', () => {
  expect(decode(settingsItem, version1)).toEqual({ ok: true, value: { ...version2.data, ...ofVersion3 } });
});

test('in settings of version 2 nobody is asked before a request leaves, and previews stand as usual', () => {
  expect(decode(settingsItem, version2)).toEqual({ ok: true, value: { ...version2.data, ...ofVersion3 } });
});

test('a limit of version 1 has as much left, and renews when it did, by the person’s own clock', () => {
  const decoded = decode(settingsItem, version1);
  if (!decoded.ok) throw new Error(decoded.reason);
  const of = (id: string, now: number) => {
    const grants = decoded.value.grants.filter((grant) => grant.id === id);
    return purseBalance(grants, openPurse(grants, []), now, localZone());
  };
  const saved = 1793793600000;
  const last = new Date(2026, 10, 30).getTime();
  expect(of('5f0c', saved + 1)).toMatchObject({ remaining: 1200, limit: 2500, renewsAt: last });
  expect(of('5f0c', last)).toMatchObject({ remaining: 2500, renewsAt: new Date(2026, 11, 31).getTime() });
  expect(of('a0a0', last)).toMatchObject({ remaining: 3.75, limit: 12.5 });
});
