import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { detailedPlatforms, detailedWith } from '../../lib/platforms/detailed';
import { platformFacts } from '../../lib/platforms/facts';
import { knownById, knownPlatforms, ofPage, sitePlatform } from '../../lib/platforms/known';
import { shownPlatforms } from '../../lib/platforms/shown-sites';
import type { Site } from '../../lib/platforms/site/site';
import { acme, keyed, server } from './site/sample';

/** As they come from storage each time: equal, and another object. */
const stored = (): readonly Site[] => structuredClone([acme, keyed, server('litellm')]);

describe('the platforms that are known', () => {
  it('are ours where the person has added none', () => {
    expect(knownPlatforms([])).toBe(platforms);
  });

  it('are ours, and the person’s own sites beside them', () => {
    const known = knownPlatforms(stored());
    expect(known.slice(0, platforms.length)).toEqual(platforms);
    expect(known.slice(platforms.length).map(({ id, described }) => [id, described])).toEqual([
      ['site-acme', true],
      ['site-keyed', true],
      ['site-server', true],
    ]);
  });

  it('are the same object each time that they are read, so that they may be compared', () => {
    const sites = stored();
    expect(knownPlatforms(sites)).toBe(knownPlatforms(sites));
    for (const { id } of sites) expect(knownById(stored(), id)).toBe(knownById(stored(), id));
  });

  it('are others once they are described in another way', () => {
    const before = sitePlatform(acme);
    const after = sitePlatform({ ...acme, name: 'Acme Audio' });
    expect(after).not.toBe(before);
    expect([before.name, after.name]).toEqual(['Acme Video', 'Acme Audio']);
  });

  it.each(['site-other', 'constructor', '__proto__', ''])('has none called %j', (id) => {
    expect(knownById(stored(), id)).toBeUndefined();
  });

  it.each<[string, string | undefined]>([
    ['https://app.acme.example/studio/7?x=1', 'site-acme'],
    ['https://suno.com/create', 'suno'],
    ['https://acme.example/', undefined],
    ['https://app.acme.example.evil.example/', undefined],
    ['http://app.acme.example/', undefined],
    // Asked with a key: no script of ours runs there.
    ['https://api.acme.example/', undefined],
    ['no address', undefined],
  ])('at %s is %s', (url, id) => {
    expect(ofPage(knownPlatforms(stored()), url)?.id).toBe(id);
  });

  it('of the same page are the first: who goes before is the caller’s word', () => {
    const twice = sitePlatform({ ...acme, id: 'site-twice' });
    const known = knownPlatforms(stored());
    expect(ofPage([twice, ...known], acme.home)).toBe(twice);
  });

  it('are shown by popup and options with the same sites', () => {
    const ids = stored().map(({ id }) => id);
    expect(shownPlatforms(stored()).map(({ id }) => id)).toEqual([
      ...platformFacts.map(({ id }) => id),
      ...ids,
    ]);
    expect(detailedWith(stored()).map(({ id }) => id)).toEqual([
      ...detailedPlatforms.map(({ id }) => id),
      ...ids,
    ]);
  });
});
