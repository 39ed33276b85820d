import { expect, it } from 'vitest';
import { offeredPlatform } from '../../../components/preflight/offered';
import type { Settings } from '../../../lib/storage/schema';
import { router, songs, vector, videos } from '../settings/sample';

it.each<[string, Settings['enabled'], Settings['preflight'], string | undefined]>([
  ['a platform that was just switched on', ['videos'], {}, 'videos'],
  ['the one that was switched on last', ['films', 'videos'], {}, 'videos'],
  ['nothing after a yes', ['videos'], { videos: { on: true } }, undefined],
  ['nothing after a no', ['videos'], { videos: { on: false } }, undefined],
  [
    'nothing of older ones, once the last is answered',
    ['films', 'videos'],
    { videos: { on: false } },
    undefined,
  ],
  ['nothing where requests can not be held', ['videos', 'songs'], {}, undefined],
  ['nothing of a platform that is not known any more', ['gone'], {}, undefined],
  ['nothing where none is on', [], {}, undefined],
])('is offered: %s', (_, enabled, preflight, offered) => {
  const films = { ...videos, id: 'films' };
  expect(offeredPlatform({ enabled, preflight }, [songs, router, vector, videos, films])).toBe(offered);
});
