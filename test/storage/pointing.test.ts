import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sighting } from '../../lib/platforms/site/sighting';
import {
  MAX_ADDRESSES,
  MAX_ANSWERS,
  MAX_NOTED,
  POINTING,
  type Pointing,
  parsePointing,
  readPointing,
  withSighting,
} from '../../lib/storage/pointing';

const NOW = Date.UTC(2026, 10, 30);
const begun: Pointing = {
  home: 'https://app.acme.example/',
  startedAt: NOW,
  endsAt: NOW + 600_000,
  sightings: [],
};

function seen(left: number, at: number, part: Partial<Sighting> = {}): Sighting {
  return {
    method: 'GET',
    url: 'https://app.acme.example/api/credits',
    at: NOW + at,
    numbers: { left },
    ...part,
  };
}

function noted(...sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.reduce(withSighting, begun).sightings;
}

const times = (sightings: readonly Sighting[]) => sightings.map(({ at }) => at - NOW);

describe('what a site has answered', () => {
  it('is kept in the order in which it came, with what changed', () => {
    expect(noted(seen(5, 1), seen(5, 2), seen(3, 3))).toEqual([seen(5, 1), seen(5, 2), seen(3, 3)]);
  });

  it('that is repeated is kept as it was first and last said', () => {
    expect(
      times(noted(seen(5, 1), seen(5, 2), seen(5, 3), seen(5, 4), seen(3, 5), seen(3, 6), seen(3, 7))),
    ).toEqual([1, 4, 5, 7]);
  });

  it('is kept of each address by itself: another method or query is another one', () => {
    const post = seen(5, 2, { method: 'POST' });
    const other = seen(5, 3, { url: 'https://app.acme.example/api/credits?org=8' });
    expect(noted(seen(5, 1), post, other, seen(5, 4))).toEqual([post, other, seen(5, 1), seen(5, 4)]);
  });

  it('of one address is the first and the newest, where there are many', () => {
    const all = Array.from({ length: 40 }, (_, index) => seen(100 - index, index));
    const kept = times(noted(...all));
    expect(kept).toHaveLength(MAX_ANSWERS);
    expect([kept[0], kept[1], kept.at(-1)]).toEqual([0, 29, 39]);
  });

  it('of more addresses than anybody looks at is let by; those that are known go on', () => {
    const at = (index: number) => seen(1, index, { url: `https://app.acme.example/${index}` });
    const full = Array.from({ length: MAX_ADDRESSES + 5 }, (_, index) => at(index)).reduce(
      withSighting,
      begun,
    );
    expect(full.sightings).toHaveLength(MAX_ADDRESSES);
    expect(withSighting(full, at(999))).toBe(full);
    expect(withSighting(full, { ...at(3), at: NOW + 999 }).sightings).toHaveLength(MAX_ADDRESSES + 1);
  });

  it('of more numbers than the browser holds is the first and the last of an address, and in the end nothing new', () => {
    const wide = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, index]));
    const answers = [1, 2, 3].map((at) => seen(1, at, { numbers: { ...wide(MAX_NOTED / 2 - 1), at } }));
    expect(times(noted(...answers))).toEqual([1, 3]);
    const full = answers.slice(0, 2).reduce(withSighting, begun);
    expect(withSighting(full, seen(1, 9, { url: 'https://app.acme.example/other' }))).toBe(full);
  });

  it.each<[string, Partial<Sighting>]>([
    ['no address', { url: 'credits' }],
    ['an endless address', { url: `https://a.example/${'x'.repeat(2000)}` }],
    ['no time', { at: Number.NaN }],
    ['no number', { numbers: { left: Number.NaN } }],
    [
      'a text',
      { numbers: { left: 'a text that is longer than any date or number that there is, or could be' } },
    ],
    ['a place of any length', { numbers: { ['x'.repeat(301)]: 1 } }],
    ['a method of any length', { method: 'X'.repeat(11) }],
  ])('is not noted with %s', (_, part) => {
    expect(withSighting(begun, seen(5, 1, part))).toBe(begun);
  });

  it('is never more than is allowed, whatever comes, and can be read back', () => {
    const sightings = fc.array(
      fc.record({
        method: fc.constantFrom('GET', 'POST'),
        url: fc.nat(MAX_ADDRESSES * 2).map((index) => `https://app.acme.example/${index % 90}`),
        at: fc.nat(),
        numbers: fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 4 }),
      }),
      { maxLength: 400, size: 'max' },
    );
    fc.assert(
      fc.property(sightings, (all) => {
        const pointing = all.reduce<Pointing>(withSighting, begun);
        const counts = new Map<string, number>();
        for (const { method, url } of pointing.sightings) {
          const address = `${method} ${url}`;
          counts.set(address, (counts.get(address) ?? 0) + 1);
        }
        expect(counts.size).toBeLessThanOrEqual(MAX_ADDRESSES);
        expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(MAX_ANSWERS);
        expect(parsePointing(JSON.parse(JSON.stringify(pointing)))).toEqual(pointing);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is stored of it', () => {
  it('is read as it was written', async () => {
    const pointing = withSighting(begun, seen(5, 1));
    await fakeBrowser.storage.session.set({ [POINTING]: pointing });
    expect(await readPointing()).toEqual(pointing);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'https://app.acme.example/'],
    ['a page that can’t be watched', { ...begun, home: 'http://app.acme.example/' }],
    ['no end', { ...begun, endsAt: undefined }],
    ['rubbish in it', { ...begun, sightings: [{ url: 1 }] }],
  ])('is nothing where it is %s', (_, stored) => {
    expect(parsePointing(stored)).toBeUndefined();
  });
});
