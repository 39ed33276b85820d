import { describe, expect, it } from 'vitest';
import { draftOfPicks, keyOf, previewOf, suggestedPicks, withPick } from '../../../components/sites/picks';
import { candidatesOf } from '../../../lib/platforms/site/candidates';
import type { Sighting } from '../../../lib/platforms/site/sighting';

const NOW = Date.UTC(2026, 10, 30);
const URL_OF_CREDITS = 'https://app.acme.example/api/credits?org=7';
const site = { name: 'Acme', home: 'https://app.acme.example/studio', label: 'Credits', unit: 'credit' };

function credits(remaining: number, at: number): Sighting {
  const numbers = {
    'wallet.remaining': remaining,
    'wallet.monthly_limit': 400,
    'wallet.used': 400 - remaining,
    'wallet.renews_at': '2026-12-09T00:00:00Z',
  };
  return { method: 'GET', url: URL_OF_CREDITS, at, numbers };
}
const made: Sighting = {
  method: 'POST',
  url: 'https://app.acme.example/api/clips?x=1',
  at: NOW - 40,
  numbers: { 'billing.cost': 12 },
};
const sightings = [credits(88, NOW - 50), made, credits(76, NOW - 30)];
const candidates = candidatesOf(sightings, NOW);
const at = (place: string) => candidates.find((one) => one.place === place) ?? expect.fail(place);
const suggested = suggestedPicks(candidates);

describe('what is picked of the numbers that were seen', () => {
  it('is at first the likeliest balance with what its own answer tells beside it', () => {
    expect(Object.values(suggested).sort()).toEqual(['cost', 'left', 'limit', 'resets', 'used']);
    expect(suggested[keyOf(at('wallet.remaining'))]).toBe('left');
  });

  it('is nothing where nothing is likely', () => {
    const vague = candidatesOf([{ ...made, method: 'GET', numbers: { 'a.quota': 3 } }], NOW);
    expect(suggestedPicks(vague)).toEqual({});
    expect(draftOfPicks(site, {}, candidates)).toBeUndefined();
  });

  it('makes a site that asks by itself, where that is the page’s own address', () => {
    expect(draftOfPicks(site, suggested, candidates)).toEqual({
      kind: 'described',
      name: 'Acme',
      home: site.home,
      request: { method: 'GET', url: URL_OF_CREDITS, by: 'session' },
      pools: [
        {
          id: 'left',
          label: 'Credits',
          unit: 'credit',
          remaining: 'wallet.remaining',
          limit: 'wallet.monthly_limit',
          used: 'wallet.used',
          resetsAt: { at: 'wallet.renews_at', in: 'iso' },
        },
      ],
      spend: {
        method: 'POST',
        url: 'https://app.acme.example/api/clips',
        amount: 'billing.cost',
        pool: 'left',
      },
    });
  });

  it('is only read along of another host, or of what is posted', () => {
    const elsewhere = { ...site, home: 'https://other.example/' };
    expect(draftOfPicks(elsewhere, suggested, candidates)?.request.by).toBe('page');
  });

  it('may be what a task took as well, of another answer', () => {
    const none = withPick(suggested, candidates, at('billing.cost'), '');
    expect(draftOfPicks(site, none, candidates)).not.toHaveProperty('spend');
    const picks = withPick(none, candidates, at('billing.cost'), 'cost');
    expect(draftOfPicks({ ...site, times: 0.1 }, picks, candidates)).toMatchObject({
      pools: [{ remaining: 'wallet.remaining', times: 0.1 }],
      spend: {
        method: 'POST',
        url: 'https://app.acme.example/api/clips',
        amount: 'billing.cost',
        pool: 'left',
        times: 0.1,
      },
    });
  });

  it('is one number for each role', () => {
    const picks = withPick(suggested, candidates, at('wallet.used'), 'left');
    expect(Object.entries(picks).filter(([, role]) => role === 'left')).toEqual([
      [keyOf(at('wallet.used')), 'left'],
    ]);
    expect(withPick(suggested, candidates, at('wallet.used'), '')[keyOf(at('wallet.used'))]).toBeUndefined();
  });

  it('is of one answer: another one’s balance takes nothing of the first along', () => {
    const other = { ...credits(5, NOW - 20), url: 'https://app.acme.example/api/other' };
    const both = candidatesOf([...sightings, other], NOW);
    const pick =
      both.find((one) => one.url === other.url && one.place === 'wallet.remaining') ?? expect.fail();
    expect(Object.values(withPick(suggestedPicks(both), both, pick, 'left')).sort()).toEqual([
      'cost',
      'left',
    ]);
  });

  it('is shown with the number of its last answer', () => {
    const draft = draftOfPicks({ ...site, times: 0.5 }, suggested, candidates) ?? expect.fail();
    expect(previewOf(draft, sightings, NOW)).toEqual([
      {
        id: 'left',
        label: 'Credits',
        unit: 'credit',
        remaining: 38,
        limit: 200,
        used: 162,
        resetsAt: Date.UTC(2026, 11, 9),
      },
    ]);
  });
});
