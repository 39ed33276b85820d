import { expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { privateState } from '../../lib/storage/private-state';
import { defaultSettings } from '../../lib/storage/schema';
import { readState } from '../../lib/storage/state';

it('knows no platform that is read with what the person gave to ordinary windows: a key, a connection', () => {
  const ordinary = { ...defaultSettings, enabled: ['suno', 'openrouter', 'azure', 'claude'] };
  expect(
    privateState(readState({}).state, { settings: ordinary, sites: [] }, platforms).settings.enabled,
  ).toEqual(['suno', 'claude']);
});
