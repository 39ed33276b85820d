import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { decode, type Item } from '../../lib/storage/item';
import {
  accountItem,
  diagnosticsItem,
  dismissedItem,
  episodesItem,
  keysItem,
  ledgerItem,
  platformItem,
  pursesItem,
  recentUseItem,
  settingsItem,
  sitesItem,
} from '../../lib/storage/items';
import { outboxItem } from '../../lib/storage/outbox';

/**
 * Every kind of value in extension storage has a frozen example of every version, as it lay on disk: `<name>-v<n>.json`.
 * They are never changed once they are here. What becomes of older ones is told in the tests of their own.
 */
const items: Readonly<Record<string, Item<never>>> = {
  account: accountItem('acme', 'me'),
  diagnostics: diagnosticsItem,
  dismissed: dismissedItem,
  episodes: episodesItem,
  keys: keysItem,
  ledger: ledgerItem,
  outbox: outboxItem,
  platform: platformItem('acme'),
  purse: pursesItem('acme', 'me'),
  recent: recentUseItem('acme', 'me'),
  settings: settingsItem,
  sites: sitesItem,
} as never;

const folder = join(import.meta.dirname, 'frozen');
const Stored = v.object({ v: v.number(), data: v.unknown() });

function frozen(name: string, version: number): v.InferOutput<typeof Stored> {
  return v.parse(Stored, JSON.parse(readFileSync(join(folder, `${name}-v${version}.json`), 'utf8')));
}

test.each(Object.entries(items))('of %s there is an example of every version, and no other', (name, item) => {
  const versions = Array.from({ length: item.version }, (_, index) => index + 1);
  expect(versions.map((version) => frozen(name, version).v)).toEqual(versions);
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-v`));
  expect(files.sort()).toEqual(versions.map((version) => `${name}-v${version}.json`));
});

test.each(Object.entries(items))('%s of our own version is read as it is', (name, item) => {
  const stored = frozen(name, item.version);
  expect(decode(item, stored)).toEqual({ ok: true, value: stored.data });
});

test.each(Object.entries(items))('%s of any version can be read', (name, item) => {
  for (let version = 1; version <= item.version; version++) {
    expect(decode(item, frozen(name, version))).toMatchObject({ ok: true });
  }
});
