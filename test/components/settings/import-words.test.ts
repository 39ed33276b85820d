import { expect, it } from 'vitest';
import { changesNothing, importedWords, settingWords } from '../../../components/settings/import-words';
import type { SettingsChange } from '../../../lib/storage/ledger/merge-settings';
import { platforms } from './sample';

const songs = {
  platform: 'songs',
  spends: { added: 1, merged: 0, unchanged: 4 },
  readings: { added: 0, unchanged: 2 },
  projects: 0,
};
const known = { ...songs, spends: { added: 0, merged: 0, unchanged: 4 } };

it.each<[SettingsChange['part'], string, string, string]>([
  ['grant', 'Pack', 'Adds the plan or credit Pack.', 'Changes the plan or credit Pack.'],
  ['budget', 'AI', 'Adds the budget AI.', 'Changes the budget AI.'],
  ['plan', 'songs', 'Adds what you pay for Songs.', 'Changes what you pay for Songs.'],
  ['plan', 'gone', 'Adds what you pay for gone.', 'Changes what you pay for gone.'],
  ['rate', 'USD', 'Adds the rate of US Dollar (USD).', 'Changes the rate of US Dollar (USD).'],
  ['currency', 'EUR', 'Your currency becomes Euro (EUR).', 'Your currency becomes Euro (EUR).'],
])('a changed %s %s is said in words', (part, name, added, replaced) => {
  expect(settingWords({ part, name, replaces: false }, platforms, 'en')).toBe(added);
  expect(settingWords({ part, name, replaces: true }, platforms, 'en')).toBe(replaced);
});

it('what was imported is counted over all platforms, without what was known', () => {
  expect(importedWords({ platforms: [songs, songs, known], settings: [] }, 'en')).toBe(
    'Imported: 2 new spends.',
  );
  expect(importedWords({ platforms: [known], settings: [] }, 'en')).toBe(
    'Nothing was new: all of it was there already.',
  );
});

it('a file changes something as soon as one thing in it does', () => {
  expect(changesNothing({ platforms: [known], settings: [] })).toBe(true);
  expect(changesNothing({ platforms: [], settings: [] })).toBe(true);
  expect(changesNothing({ platforms: [known, songs], settings: [] })).toBe(false);
  expect(changesNothing({ platforms: [{ ...known, projects: 1 }], settings: [] })).toBe(false);
  const change = { part: 'budget', name: 'AI', replaces: false } as const;
  expect(changesNothing({ platforms: [], settings: [change] })).toBe(false);
});
