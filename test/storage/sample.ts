import { encode } from '../../lib/storage/item';
import { accountItem, settingsItem } from '../../lib/storage/items';
import { type AccountRecord, defaultSettings } from '../../lib/storage/schema';

export const noon = Date.parse('2026-11-04T12:00:00Z');

/** An account of the platform `acme` with 40 of 100 credits. */
export function record(id: string, part: Partial<AccountRecord> = {}): AccountRecord {
  return {
    ...accountItem('acme', id).fallback,
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit: 'credit',
        remaining: 40,
        limit: 100,
        readAt: noon,
        source: 'balance',
      },
    ],
    seenAt: noon,
    ...part,
  };
}

/** Storage as an earlier run left it: a platform that is on, and two of its accounts. */
export function stored(): Record<string, unknown> {
  return {
    settings: encode(settingsItem, { ...defaultSettings, enabled: ['acme'] }),
    'account:acme:a1': encode(accountItem('acme', 'a1'), record('a1')),
    'account:acme:a2': encode(accountItem('acme', 'a2'), record('a2')),
  };
}
