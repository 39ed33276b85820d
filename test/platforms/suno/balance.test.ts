import { describe, expect, it } from 'vitest';
import { interpret } from '../../../lib/platforms/read';
import { suno } from '../../../lib/platforms/suno';
import { fixture } from '../fixture';
import { observe } from '../observe';
import { bearer } from './token';

const url = 'https://studio-api-prod.suno.com/api/billing/info/';
const now = Date.parse('2026-09-03T15:00:00Z');

function read(body: unknown, requestHeaders = {}) {
  return interpret(suno, observe({ platform: suno, url, body, requestHeaders, now }), now);
}

function findings(body: unknown, requestHeaders = {}) {
  const outcome = read(body, requestHeaders);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings;
}

function pool(id: string, body: unknown) {
  return findings(body).pools?.find((found) => found.id === id);
}

const pro = JSON.parse(fixture('suno', 'billing-info-pro.json'));
const premier = JSON.parse(fixture('suno', 'billing-info-premier.json'));
const free = JSON.parse(fixture('suno', 'billing-info-free.json'));

describe('credits', () => {
  it('Pro, 740 of 2,500 used, 500 bought: 2,260 of 3,000 left, the bought ones shown apart and quiet', () => {
    expect(findings(pro).pools).toEqual([
      {
        id: 'credits',
        label: 'Credits',
        unit: 'credit',
        remaining: 2260,
        limit: 3000,
        used: 740,
        resetsAt: Date.parse('2026-09-14T10:22:31Z'),
      },
      {
        id: 'bought-credits',
        label: 'Bought credits (included)',
        unit: 'credit',
        remaining: 500,
        quiet: true,
      },
      {
        id: 'downloads',
        label: 'Downloads',
        unit: 'download',
        limit: 100,
        used: 12,
        remaining: 88,
        resetsAt: Date.parse('2026-09-14T10:22:31Z'),
        refills: true,
      },
    ]);
  });

  it('Premier, nothing bought: full again on the billing date', () => {
    expect(pool('credits', premier)).toMatchObject({
      remaining: 9120,
      limit: 10000,
      resetsAt: Date.parse('2026-12-03T08:00:00Z'),
      refills: true,
    });
    expect(pool('bought-credits', premier)).toBeUndefined();
  });

  it('a free account: 30 of 50, 50 again at midnight UTC', () => {
    expect(pool('credits', free)).toEqual({
      id: 'credits',
      label: 'Credits',
      unit: 'credit',
      remaining: 30,
      limit: 50,
      used: 20,
      resetsAt: Date.parse('2026-09-04T00:00:00Z'),
      refills: true,
    });
  });

  it.each([
    ['shown as a cap of 100', { monthly_limit: 100 }, { limit: 100 }],
    ['with more than a day of credits', { monthly_limit: null, total_credits_left: 80 }, {}],
    ['with bought credits', { credits: 10, total_credits_left: 40 }, { limit: 60 }],
  ])('a free account %s is not promised a full pool at midnight', (_, change, expected) => {
    const found = pool('credits', { ...free, ...change });
    expect(found).toMatchObject({ ...expected, resetsAt: Date.parse('2026-09-04T00:00:00Z') });
    expect(found).not.toHaveProperty('refills');
    if (!('limit' in expected)) expect(found).not.toHaveProperty('limit');
  });

  it("a free account's limit is the help page's where the answer tells none", () => {
    expect(pool('credits', { ...free, monthly_limit: -1 })).toMatchObject({ limit: 50, refills: true });
  });

  it("a month's usage is not taken for a day's", () => {
    expect(pool('credits', { ...free, monthly_usage: 340 })).not.toHaveProperty('used');
  });

  it.each([
    ['paused', { is_paused: true }],
    ['past due', { is_past_due: true }],
    ['not active', { is_active: false }],
    ['ending, not renewing', { renews_on: null }],
    ['of unknown bought credits', { credits: -1 }],
  ])('a subscription that is %s is not promised a full pool', (_, change) => {
    expect(pool('credits', { ...premier, ...change })).not.toHaveProperty('refills');
  });

  it('-1, null and missing mean unknown, never 0', () => {
    const { monthly_usage: _, ...rest } = premier;
    const found = pool('credits', { ...rest, monthly_limit: -1, credits: null });
    expect(found).toMatchObject({ remaining: 9120 });
    expect(found).not.toHaveProperty('limit');
    expect(found).not.toHaveProperty('used');
  });

  it('0 left is 0, not unknown', () => {
    expect(pool('credits', { ...premier, total_credits_left: 0 })).toMatchObject({ remaining: 0 });
  });

  it('a renewal without an offset is UTC, wherever the reader lives', () => {
    expect(pool('credits', { ...premier, period_end: '2026-12-03T08:00:00' })?.resetsAt).toBe(
      Date.parse('2026-12-03T08:00:00Z'),
    );
  });

  it.each([
    ['missing', { total_credits_left: undefined }, 'total_credits_left'],
    ['-1', { total_credits_left: -1 }, 'total_credits_left'],
    ['a text', { total_credits_left: '2260' }, 'total_credits_left'],
    ['null', { total_credits_left: null }, 'total_credits_left'],
    ['an object', { total_credits_left: { amount: 1 } }, 'total_credits_left'],
  ])('the balance %s is a changed shape', (_, change, at) => {
    expect(read({ ...pro, ...change })).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });

  it.each([
    [{ monthly_limit: 'many' }, 'monthly_limit'],
    [{ period_end: 'soon' }, 'period_end'],
    [
      { download_usage: { current_period_downloads_limit: '60' } },
      'download_usage.current_period_downloads_limit',
    ],
  ])('%j is a changed shape', (change, at) => {
    expect(read({ ...pro, ...change })).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});

describe('downloads', () => {
  it('extra ones are added to both sides: 57 and 7 of 60 and 7', () => {
    const found = pool('downloads', premier);
    expect(found).toMatchObject({ limit: 67, used: 3, remaining: 64 });
    expect(found).not.toHaveProperty('refills');
  });

  it('more used than the period allows eats nothing of the extra ones twice', () => {
    const usage = {
      current_period_downloads_limit: 60,
      current_period_downloads_used: 63,
      additional_download_remaining: 4,
    };
    expect(pool('downloads', { ...premier, download_usage: usage })).toMatchObject({ remaining: 4 });
  });

  it('none on the plan: quiet, nothing ran out', () => {
    const usage = { current_period_downloads_limit: 0, current_period_downloads_used: 0 };
    expect(pool('downloads', { ...free, download_usage: usage })).toMatchObject({ limit: 0, quiet: true });
  });

  it('unknown usage: a limit without a remainder', () => {
    const usage = { current_period_downloads_limit: 60, current_period_downloads_used: -1 };
    expect(pool('downloads', { ...premier, download_usage: usage })).not.toHaveProperty('remaining');
  });

  it('not told: no such pool', () => {
    expect(pool('downloads', free)).toBeUndefined();
  });
});

describe('plan and account', () => {
  it.each([
    ['false', free, 'Free'],
    ['a name', premier, 'Premier Plan'],
    ['the key alone', pro, 'Pro'],
    ['a listed key', { ...pro, plans: [{ id: 'p1', name: 'Pro Plan', plan_key: 'pro' }] }, 'Pro Plan'],
    ['a key of words', { ...pro, subscription_type: 'premier_yearly' }, 'Premier yearly'],
    ['nothing', { ...pro, subscription_type: null }, undefined],
  ])('%s: %#', (_, body, plan) => {
    expect(findings(body).plan).toBe(plan);
  });

  it("is the session token's user; the token itself stays in the page", () => {
    const requestHeaders = {
      Authorization: bearer({ sub: 'user_2abc', sid: 'sess_1', email: 'a@example.com' }),
    };
    expect(findings(pro, requestHeaders).account).toEqual({ id: 'user_2abc' });
    const seen = observe({ platform: suno, url, body: pro, requestHeaders });
    expect(seen.request).toEqual({ headers: { authorization: { sub: 'user_2abc' } } });
  });

  it.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer abc' }],
    ['a token without a user', { authorization: bearer({ sid: 'sess_1' }) }],
  ])('%s: no account is claimed', (_, requestHeaders) => {
    expect(findings(pro, requestHeaders)).not.toHaveProperty('account');
  });
});
