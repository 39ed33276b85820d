import { describe, expect, it } from 'vitest';
import { openrouter } from '../../../lib/platforms/openrouter';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { observe } from '../observe';

const api = 'https://openrouter.ai/api/v1';
/** A Thursday. */
const now = Date.parse('2026-01-29T18:30:00Z');

function read(path: string, body: unknown, status = 200) {
  return interpret(openrouter, observe({ platform: openrouter, url: api + path, body, status, now }), now);
}

function findings(path: string, body: unknown) {
  const outcome = read(path, body);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings;
}

function failure(path: string, body: unknown, status = 200) {
  const outcome = read(path, body, status);
  if (outcome === undefined || !('failure' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.failure;
}

describe('the credits of an account', () => {
  it('6,548.72 of 6,685 used: 136.28 left, without binary dust', () => {
    expect(findings('/credits', fixture('openrouter', 'credits.json')).pools).toEqual([
      { id: 'credits', label: 'Credits', unit: 'USD', remaining: 136.28, limit: 6685, used: 6548.72 },
    ]);
  });

  it('40 of 100 used: 60 left', () => {
    const { openrouter: recorded } = JSON.parse(fixture('mixed', 'quota-responses.json'));
    expect(findings('/credits', recorded.credits).pools).toMatchObject([
      { remaining: 60, limit: 100, used: 40 },
    ]);
  });

  it('an overdrawn account is below zero, not at zero', () => {
    const body = { data: { total_credits: 5, total_usage: 5.25 } };
    expect(findings('/credits', body).pools?.[0]?.remaining).toBe(-0.25);
  });

  it('never renews', () => {
    const [pool] = findings('/credits', fixture('openrouter', 'credits.json')).pools ?? [];
    expect(pool).not.toHaveProperty('resetsAt');
    expect(pool).not.toHaveProperty('refills');
  });

  it.each([
    ['a renamed field', { data: { credits: 5, total_usage: 1 } }, 'data.total_credits'],
    ['a text for a number', { data: { total_credits: '5', total_usage: 1 } }, 'data.total_credits'],
    ['nothing used', { data: { total_credits: 5 } }, 'data.total_usage'],
    ['no data', { error: { code: 500 } }, 'data'],
    ['a list', [], 'data'],
  ])('%s is a changed shape, not zero', (_, body, at) => {
    expect(failure('/credits', body)).toMatchObject({ kind: 'changed-shape', at });
  });

  it('403: it takes a management key', () => {
    const refused = failure('/credits', { error: { code: 403, message: 'Only management keys' } }, 403);
    expect(refused).toMatchObject({ kind: 'not-on-plan', at: 'status' });
    expect(refused.message).toContain('management key');
  });
});

describe('the limit of a key', () => {
  it('weekly: 99.99 of 100 left, full again on Monday; what was spent is history', () => {
    expect(findings('/key', fixture('openrouter', 'key-weekly-limit.json')).pools).toEqual([
      {
        id: 'key-limit',
        label: 'Key limit',
        unit: 'USD',
        limit: 100,
        remaining: 99.99,
        used: 0.01,
        resetsAt: Date.parse('2026-02-02T00:00:00Z'),
        refills: true,
      },
      {
        id: 'spent-today',
        label: 'Spent today',
        unit: 'USD',
        used: 0.004,
        resetsAt: Date.parse('2026-01-30T00:00:00Z'),
        quiet: true,
      },
      {
        id: 'spent-this-week',
        label: 'Spent this week',
        unit: 'USD',
        used: 0.5,
        resetsAt: Date.parse('2026-02-02T00:00:00Z'),
        quiet: true,
      },
      {
        id: 'spent-this-month',
        label: 'Spent this month',
        unit: 'USD',
        used: 37.41,
        resetsAt: Date.parse('2026-02-01T00:00:00Z'),
        quiet: true,
      },
    ]);
  });

  it('daily: 30 of 50 left, full again at midnight UTC', () => {
    const { openrouter: recorded } = JSON.parse(fixture('mixed', 'quota-responses.json'));
    expect(findings('/key', recorded.key).pools).toMatchObject([
      { id: 'key-limit', limit: 50, remaining: 30, used: 20, resetsAt: Date.parse('2026-01-30T00:00:00Z') },
    ]);
  });

  it('no cap: nothing to run out of, only what was used, quietly', () => {
    const { pools, plan } = findings('/key', fixture('openrouter', 'key-no-limit.json'));
    expect(pools?.[0]).toEqual({
      id: 'key-usage',
      label: 'Used by this key',
      unit: 'USD',
      used: 0,
      quiet: true,
    });
    expect(plan).toBe('Pay as you go');
  });

  it('a cap of all time does not refill, and ends with the key', () => {
    const data = { limit: 5, limit_remaining: 4, limit_reset: null, expires_at: '2026-12-31T23:59:59Z' };
    const [pool] = findings('/key', { data }).pools ?? [];
    expect(pool).toMatchObject({ remaining: 4, expiresAt: Date.parse('2026-12-31T23:59:59Z') });
    expect(pool).not.toHaveProperty('resetsAt');
    expect(pool).not.toHaveProperty('refills');
  });

  it('an interval that we do not know hides nothing but the renewal', () => {
    const [pool] =
      findings('/key', { data: { limit: 5, limit_remaining: 4, limit_reset: 'yearly' } }).pools ?? [];
    expect(pool).toMatchObject({ remaining: 4 });
    expect(pool).not.toHaveProperty('resetsAt');
  });

  it('what is used of a cap that resets is not the usage of all time', () => {
    const data = {
      limit: 20,
      limit_remaining: 13.2,
      limit_reset: 'monthly',
      usage: 41.9,
      is_free_tier: true,
    };
    const { pools, plan } = findings('/key', { data });
    expect(pools?.[0]).toMatchObject({ used: 6.8, remaining: 13.2 });
    expect(plan).toBe('Free tier');
  });

  it('names no account: the asker knows which key it was', () => {
    expect(findings('/key', fixture('openrouter', 'key-no-limit.json')).account).toBeUndefined();
  });

  it.each([
    ['no limit at all', { data: { limit_remaining: 3 } }, 'data.limit'],
    ['no remainder', { data: { limit: 3 } }, 'data.limit_remaining'],
    ['a negative limit', { data: { limit: -3, limit_remaining: 1 } }, 'data.limit'],
    [
      'a date that is none',
      { data: { limit: 3, limit_remaining: 1, expires_at: 'soon' } },
      'data.expires_at',
    ],
  ])('%s is a changed shape', (_, body, at) => {
    expect(failure('/key', body)).toMatchObject({ kind: 'changed-shape', at });
  });

  it('401: the key is wrong or revoked', () => {
    const refused = failure('/key', { error: { code: 401, message: 'User not found.' } }, 401);
    expect(refused).toMatchObject({ kind: 'signed-out', at: 'status' });
    expect(refused.message).toContain('key');
  });
});

describe('what a management key may read', () => {
  it('the list of keys: one, enabled, without a limit', () => {
    expect(findings('/keys', fixture('openrouter', 'keys-list.json')).pools).toEqual([
      { id: 'key:abcabcabcbababcbabcabcabc', label: 'Key Home Assistant', unit: 'USD', used: 0, quiet: true },
    ]);
  });

  it('one key: 4 of 5 left, 1 used', () => {
    expect(
      findings('/keys/abcabcabcbababcbabcabcabc', fixture('openrouter', 'key-by-hash.json')).pools,
    ).toEqual([
      {
        id: 'key:abcabcabcbababcbabcabcabc',
        label: 'Key Home Assistant',
        unit: 'USD',
        limit: 5,
        remaining: 4,
        used: 1,
      },
    ]);
  });

  it('a disabled key is quiet', () => {
    const data = [{ hash: 'h1', name: '', disabled: true, limit: 5, limit_remaining: 4 }];
    expect(findings('/keys', { data }).pools).toMatchObject([{ id: 'key:h1', label: 'Key h1', quiet: true }]);
  });

  it('activity: the sum of 30 finished days', () => {
    const data = [{ usage: 0.1 }, { usage: 0.2 }];
    expect(findings('/activity', { data }).pools).toMatchObject([{ id: 'activity', used: 0.3, quiet: true }]);
  });

  it('activity of one day, or more rows than are picked: no sum is claimed', () => {
    expect(findings('/activity?date=2026-01-28', { data: [{ usage: 1 }] })).toEqual({});
    expect(findings('/activity', { data: Array.from({ length: 300 }, () => ({ usage: 1 })) })).toEqual({});
  });

  it('budgets: a limit an interval; what was spent is not told', () => {
    const data = [
      { limit_usd: 100, reset_interval: 'monthly' },
      { limit_usd: 900, reset_interval: null },
    ];
    expect(findings('/workspaces/ws-1/budgets', { data }).pools).toEqual([
      {
        id: 'budget:ws-1:monthly',
        label: 'Workspace budget, monthly',
        unit: 'USD',
        limit: 100,
        resetsAt: Date.parse('2026-02-01T00:00:00Z'),
        quiet: true,
      },
      {
        id: 'budget:ws-1:lifetime',
        label: 'Workspace budget, lifetime',
        unit: 'USD',
        limit: 900,
        quiet: true,
      },
    ]);
  });
});

describe('prices', () => {
  it('are decimal strings per token', () => {
    const { prices } = findings('/models', fixture('openrouter', 'models-pricing.json'));
    expect(prices).toHaveLength(5);
    expect(prices?.[0]).toEqual({
      ...{ pool: 'credits', unit: 'USD', feature: 'completion', each: true },
      model: 'amazon/nova-premier-v1',
      perInputToken: 0.0000025,
      perOutputToken: 0.0000125,
    });
    expect(prices?.[2]).toMatchObject({ model: 'perplexity/sonar-pro-search', amount: 0.018 });
  });

  it('-1 is a price that depends, not a price', () => {
    const data = [{ id: 'openrouter/auto', pricing: { prompt: '-1', completion: '-1' } }];
    expect(findings('/models', { data }).prices).toEqual([
      { pool: 'credits', unit: 'USD', feature: 'completion', each: true, model: 'openrouter/auto' },
    ]);
  });

  it('a price that is no number is a changed shape', () => {
    const data = [{ id: 'a/b', pricing: { prompt: 'free', completion: '0' } }];
    expect(failure('/models', { data })).toMatchObject({
      kind: 'changed-shape',
      at: 'data[0].pricing.prompt',
    });
  });
});
