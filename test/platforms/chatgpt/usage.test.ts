import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthName } from '../../../lib/platforms/chatgpt/windows';
import { backend, failureOf, findingsOf, now, poolsById } from './read';

const url = backend('wham/usage');
const window = (used_percent: unknown, more = {}) => ({
  used_percent,
  limit_window_seconds: 18_000,
  ...more,
});
const pools = (body: object) => poolsById(findingsOf({ url, body: { rate_limit: null, ...body } }));

describe('windows', () => {
  test('1 is one percent, whatever the rest looks like', () => {
    const read = pools({ rate_limit: { primary_window: window(1) } });
    expect(read['codex:5h']).toMatchObject({ used: 1, remaining: 99 });
  });

  test('the weekly window in the primary slot is weekly', () => {
    const read = pools({
      rate_limit: { primary_window: window(63, { limit_window_seconds: 604_800 }), secondary_window: null },
    });
    expect(Object.keys(read)).toEqual(['codex:weekly']);
  });

  test('a window in a slot that we do not know is shown', () => {
    const rate_limit = {
      primary_window: window(1),
      monthly_window: window(33, { limit_window_seconds: 2_592_000 }),
    };
    expect(pools({ rate_limit })).toMatchObject({ 'codex:5h': { used: 1 }, 'codex:monthly': { used: 33 } });
  });

  test('null windows are not metered: no pool, no zero', () => {
    const read = findingsOf({
      url,
      body: { rate_limit: { allowed: true, primary_window: null, secondary_window: null } },
    });
    expect(read.pools).toEqual([]);
  });

  test('more than all is nothing left', () => {
    expect(pools({ rate_limit: { primary_window: window(103) } })['codex:5h']).toMatchObject({
      used: 103,
      remaining: 0,
    });
  });

  test('code review and further limits have pools of their own, whatever their letter case', () => {
    const limit = (limit_name: string) => ({ limit_name, rate_limit: { primary_window: window(5) } });
    const ids = (name: string) =>
      Object.keys(
        pools({
          additional_rate_limits: [limit(name)],
          code_review_rate_limit: { primary_window: window(7) },
        }),
      );
    expect(ids('GPT-5.3-Codex-Spark')).toEqual(['gpt-5-3-codex-spark:5h', 'code-review:5h']);
    expect(ids('gpt-5.3-codex-spark')).toEqual(ids('GPT-5.3-Codex-Spark'));
  });

  test('two limits of one name are never one pool', () => {
    const limit = { limit_name: 'Spark', rate_limit: { primary_window: window(5) } };
    expect(Object.keys(pools({ additional_rate_limits: [limit, limit] }))).toEqual([
      'spark:5h',
      'spark:5h:2',
    ]);
  });

  test.each([
    [18_000, '5h', '5-hour'],
    [604_800, 'weekly', 'weekly'],
    [2_628_000, 'monthly', 'monthly'],
    [2_592_000, 'monthly', 'monthly'],
    [86_400, '1d', '1-day'],
    [5400, '90m', '90-minute'],
    [61, '61s', '61-second'],
  ])('%i s is called %s', (seconds, id, label) => {
    expect(lengthName(seconds)).toEqual({ id, label });
  });

  test('used and remaining are one hundred together, at any percentage and length', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(percent, fc.integer({ min: 1, max: 10_000_000 }), (used, limit_window_seconds) => {
        const [pool] = Object.values(
          pools({ rate_limit: { primary_window: window(used, { limit_window_seconds }) } }),
        );
        expect((pool?.used ?? 0) + (pool?.remaining ?? 0)).toBeCloseTo(100, 9);
        expect(pool?.windowSeconds).toBe(limit_window_seconds);
      }),
    );
  });
});

describe('credits', () => {
  const credits = (value: object) => pools({ credits: value }).credits;

  test('a balance as text or number', () => {
    expect(credits({ has_credits: true, unlimited: false, balance: '612.5' })).toMatchObject({
      unit: 'credit',
      remaining: 612.5,
    });
    expect(credits({ has_credits: true, balance: 40 })).toEqual({
      id: 'credits',
      label: 'Credits',
      unit: 'credit',
      remaining: 40,
      paysBeyond: true,
    });
  });

  test('an empty purse that is there is no quiet matter', () => {
    expect(credits({ has_credits: true, balance: '0' })).not.toHaveProperty('quiet');
  });

  test('unlimited has no number', () => {
    expect(credits({ unlimited: true, balance: '0' })).toEqual({
      id: 'credits',
      label: 'Credits, unlimited',
      unit: 'credit',
      quiet: true,
    });
  });

  test('no purse, or nothing said of it', () => {
    expect(credits({ has_credits: false, balance: '0' })).toBeUndefined();
    expect(credits({ balance: null })).toBeUndefined();
    expect(pools({ credits: null }).credits).toBeUndefined();
  });

  test.each(['lots', '', '1e999', 'NaN', {}, [], true])('%j is no balance', (balance) => {
    expect(failureOf({ url, body: { rate_limit: null, credits: { balance } } })).toMatchObject({
      kind: 'changed-shape',
      at: 'credits.balance',
    });
  });

  test('credits of which the number is missing are a change, not zero', () => {
    const failure = failureOf({
      url,
      body: { rate_limit: null, credits: { has_credits: true, amount: '5' } },
    });
    expect(failure).toMatchObject({ kind: 'changed-shape', at: 'credits.balance' });
  });

  test('remaining_balance is the same purse, of the account in its URL', () => {
    const read = (body: object) => findingsOf({ url: backend('accounts/acc-7/remaining_balance'), body });
    expect(read({ balance: '12.25' })).toEqual({
      account: { id: 'acc-7' },
      pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 12.25, paysBeyond: true }],
    });
    expect(read({ balance: '0' }).pools?.[0]).toMatchObject({ remaining: 0, quiet: true });
    expect(read({ balance: null }).pools).toEqual([]);
  });
});

describe('what else is limited', () => {
  test('the spend limit of a workspace, in credits', () => {
    const individual_limit = {
      limit: '500',
      used: '120.5',
      remaining_percent: 76,
      reset_at: 1_796_000_000,
      unit: 'credit',
    };
    expect(pools({ spend_control: { individual_limit } })['spend-limit']).toMatchObject({
      unit: 'credit',
      limit: 500,
      used: 120.5,
      remaining: 379.5,
      resetsAt: 1_796_000_000_000,
    });
  });

  test('of a unit whose scale is unknown only the percentage counts', () => {
    const individual_limit = { limit: '500', used: '120', remaining_percent: 76, unit: 'usd' };
    expect(pools({ spend_control: { individual_limit } })).toEqual({
      'spend-limit:percent': expect.objectContaining({ unit: 'percent', remaining: 76 }),
    });
  });

  test('limit resets are shown quietly, with an expiry that all of them share', () => {
    expect(pools({ rate_limit_reset_credits: { available_count: 1 } })['limit-resets']).toMatchObject({
      remaining: 1,
      quiet: true,
    });
    const credit = { status: 'available', expires_at: '2026-12-01T00:00:00Z' };
    const read = (credits: object[]) =>
      findingsOf({
        url: backend('wham/rate-limit-reset-credits'),
        body: { available_count: credits.length, credits },
      }).pools;
    expect(read([credit, credit])).toMatchObject([
      { remaining: 2, expiresAt: Date.parse('2026-12-01T00:00:00Z') },
    ]);
    expect(read([credit, { ...credit, expires_at: '2026-12-09T00:00:00Z' }])?.[0]).not.toHaveProperty(
      'expiresAt',
    );
  });

  test('cloud tasks', () => {
    const task = { limit: 60, remaining: 58, resets_after: 3500 };
    const body = { ...task, user_plan_type: 'pro', windows: [{ ...task, limit_window_mins: 60 }] };
    const taskUrl = backend('wham/tasks/rate_limit');
    expect(findingsOf({ url: taskUrl, body })).toEqual({
      plan: 'Pro',
      complete: true,
      pools: [
        {
          id: 'cloud-tasks',
          label: 'Cloud tasks',
          unit: 'task',
          limit: 60,
          remaining: 58,
          refills: true,
          resetsAt: now + 3_500_000,
          windowSeconds: 3600,
        },
      ],
    });
    const two = {
      ...body,
      windows: [...body.windows, { limit: 300, remaining: 200, limit_window_mins: 10_080 }],
    };
    expect(findingsOf({ url: taskUrl, body: two }).pools?.map((pool) => pool.id)).toEqual([
      'cloud-tasks:1h',
      'cloud-tasks:weekly',
    ]);
  });

  test('library storage, in bytes and quiet', () => {
    const body = { used_bytes: 1000, allowed_bytes: 5000, remaining_bytes: 4000, is_over_limit: false };
    expect(findingsOf({ url: backend('files/library/storage/usage'), body }).pools).toMatchObject([
      { unit: 'byte', used: 1000, limit: 5000, remaining: 4000, quiet: true },
    ]);
  });

  test('premium usage is history: quiet, used only, and only of windows that are ready', () => {
    const features = [{ feature: 'image_generation', uses_7d: 4, uses_28d: null }];
    const read = (more: object) =>
      findingsOf({
        url: backend('premium-usage/summary/v2'),
        body: { status: 'ready', available_windows: ['7d'], features, ...more },
      });
    expect(read({}).pools).toEqual([
      {
        id: 'history:image_generation:7d',
        label: 'Image generation, last 7 days',
        unit: 'use',
        used: 4,
        windowSeconds: 604_800,
        quiet: true,
      },
    ]);
    expect(read({ available_windows: [] }).pools).toEqual([]);
    expect(read({ status: 'pending' }).pools).toBeUndefined();
  });

  test('automatic top-up has a number of an unknown unit: no pool of it', () => {
    const body = { is_enabled: true, recharge_monthly_remaining: '100' };
    expect(
      findingsOf({ url: backend('subscriptions/auto_top_up/settings?include_payment_method=false'), body }),
    ).toEqual({});
  });
});
