import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture';
import { api, findingsOf, outcomeOf } from './exchange';

const url = `${api}/credits?key=public-web-key`;

describe('credits', () => {
  it('are what is left of plan and top-up together; those of the plan are told beside, and the limit is both', () => {
    expect(findingsOf({ url, body: fixture('google-flow', 'credits.json') })).toEqual({
      pools: [
        { id: 'credits', label: 'AI credits', unit: 'credit', remaining: 860, limit: 1060 },
        {
          id: 'plan-credits',
          label: 'Credits of the plan (included)',
          unit: 'credit',
          remaining: 800,
          quiet: true,
        },
      ],
      complete: true,
      plan: 'AI Pro',
    });
  });

  it('that are left out are none, where the tier is known', () => {
    expect(findingsOf({ url, body: fixture('google-flow', 'credits-none.json') })).toEqual({
      pools: [{ id: 'credits', label: 'AI credits', unit: 'credit', remaining: 0 }],
      complete: true,
      plan: 'AI Ultra',
    });
  });

  it('of a tier that we have never heard of are read, but have no plan', () => {
    const found = findingsOf({ url, body: { credits: 5, userPaygateTier: 'PAYGATE_TIER_NINE' } });
    expect(found).toMatchObject({ pools: [{ remaining: 5 }] });
    expect(found).not.toHaveProperty('plan');
  });

  it('that are left out are none of such a tier, too', () => {
    expect(findingsOf({ url, body: { userPaygateTier: 'PAYGATE_TIER_NINE' } })).toMatchObject({
      pools: [{ remaining: 0 }],
    });
  });

  it.each([
    ['of a free day', { credits: 30, userPaygateTier: 'PAYGATE_TIER_NOT_PAID' }, 50],
    [
      'of more than a free day, as of before',
      { credits: 80, userPaygateTier: 'PAYGATE_TIER_NOT_PAID' },
      undefined,
    ],
    ['of Ultra, of which there are two', { credits: 30, userPaygateTier: 'PAYGATE_TIER_TWO' }, undefined],
    [
      'of a tier that we have never heard of',
      { credits: 5, userPaygateTier: 'PAYGATE_TIER_NINE' },
      undefined,
    ],
  ])('%s have the limit of their plan, where it is known', (_case, body, limit) => {
    const [pool] = findingsOf({ url, body }).pools ?? [];
    expect(pool?.limit).toBe(limit);
  });

  it.each([
    ['nothing at all', 200, {}, 'changed-shape', 'credits'],
    ['a tier that we have never heard of', 200, { userPaygateTier: 'X' }, 'changed-shape', 'credits'],
    [
      'a part without the whole',
      200,
      { subscriptionCredits: 5, userPaygateTier: 'PAYGATE_TIER_ONE' },
      'changed-shape',
      'credits',
    ],
    ['a text', 200, { credits: '860' }, 'changed-shape', 'credits'],
    ['less than nothing', 200, { credits: -1 }, 'changed-shape', 'credits'],
    ['nobody signed in', 401, { error: { status: 'UNAUTHENTICATED' } }, 'signed-out', 'status'],
    ['too many requests', 429, { error: {} }, 'rate-limited', 'status'],
  ])('%s (%i) is a named failure', (_case, status, body, kind, at) => {
    expect(outcomeOf({ url, status, body })).toMatchObject({ failure: { kind, at } });
  });

  it('without a token, nobody is signed in', () => {
    expect(outcomeOf({ url, status: 401, body: '{}' })).toMatchObject({ failure: { kind: 'signed-out' } });
  });
});
