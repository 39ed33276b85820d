import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture';
import { api, failureOf, findingsOf, org, otherOrg, usageUrl } from './exchange';

function usage(body: unknown) {
  return findingsOf({ url: usageUrl, body });
}

function used(body: unknown): Record<string, number | undefined> {
  return Object.fromEntries((usage(body).pools ?? []).map((pool) => [pool.id, pool.used]));
}

const session = { utilization: 10, resets_at: '2026-11-02T15:00:00Z' };

describe('windows of /usage', () => {
  it('shows a window that is yet unknown under a prettified name', () => {
    const { pools } = usage({
      five_hour: session,
      seven_day_brand_new: { utilization: 3, resets_at: null },
      tangelo: { utilization: 44, resets_at: '2026-11-03T00:00:00Z' },
    });
    expect(pools?.map(({ id, label, used, windowSeconds }) => ({ id, label, used, windowSeconds }))).toEqual([
      { id: 'five-hour', label: '5-hour', used: 10, windowSeconds: 18_000 },
      { id: 'seven-day:brand-new', label: 'Weekly · Brand new', used: 3, windowSeconds: 604_800 },
      { id: 'tangelo', label: 'Tangelo', used: 44, windowSeconds: undefined },
    ]);
  });

  it('an unknown member that is no window does not fail the known ones', () => {
    const body = {
      five_hour: session,
      note: 'hello',
      flags: { a: true },
      promo: { utilization: 'high' },
      list: [1],
      iguana_necktie: { resets_at: null },
    };
    expect(used(body)).toEqual({ 'five-hour': 10 });
  });

  it('a window that is null is not metered: it is absent, not 0', () => {
    expect(used({ five_hour: null, seven_day: { utilization: null, resets_at: null } })).toEqual({});
    expect(usage({ five_hour: null, seven_day: null }).complete).toBe(true);
  });

  it('limits[] goes before the window of the same name, and the others are kept', () => {
    const limit = { percent: 61, resets_at: '2026-11-06T09:00:00.1+00:00', group: 'weekly' };
    const body = {
      five_hour: session,
      seven_day: { utilization: 1, resets_at: null },
      seven_day_fable: { utilization: 2, resets_at: null },
      seven_day_sonnet: { utilization: 3, resets_at: null },
      limits: [
        { ...limit, kind: 'weekly_all', percent: 18, scope: null },
        {
          ...limit,
          kind: 'weekly_scoped',
          scope: { model: { id: null, display_name: 'Fable' }, surface: null },
        },
      ],
    };
    expect(used(body)).toEqual({
      'five-hour': 10,
      'seven-day': 18,
      'seven-day:fable': 61,
      'seven-day:sonnet': 3,
    });
  });

  it.each([
    [{ kind: 'session' }, 'five-hour', '5-hour', 18_000],
    [{ kind: 'weekly_all', group: 'weekly' }, 'seven-day', 'Weekly', 604_800],
    [
      { kind: 'weekly_scoped', scope: { model: { display_name: 'Opus' } } },
      'seven-day:opus',
      'Weekly · Opus',
      604_800,
    ],
    [
      { kind: 'weekly_scoped', scope: { model: { display_name: 'Claude Opus 4.6' } } },
      'seven-day:opus-4-6',
      'Weekly · Opus 4.6',
      604_800,
    ],
    [
      { kind: 'weekly_scoped', scope: { model: null, surface: { id: 'omelette', display_name: null } } },
      'seven-day:omelette',
      'Weekly · Design',
      604_800,
    ],
    [{ kind: 'weekly_scoped', scope: null }, 'seven-day:scoped', 'Weekly · Scoped', 604_800],
    [{ kind: 'weekly_opus', group: 'weekly' }, 'seven-day:opus', 'Weekly · Opus', 604_800],
    [{ kind: 'moon_phase', group: 'weekly' }, 'moon-phase', 'Moon phase', 604_800],
    [{ kind: 'monthly_all', group: 'monthly' }, 'monthly-all', 'Monthly all', undefined],
  ])('limit %j is %s', (limit, id, label, windowSeconds) => {
    const { pools } = usage({ limits: [{ percent: 5, resets_at: null, ...limit }] });
    expect(pools).toEqual([
      {
        id,
        label,
        unit: 'percent',
        limit: 100,
        used: 5,
        remaining: 95,
        refills: true,
        ...(windowSeconds === undefined ? {} : { windowSeconds }),
      },
    ]);
  });

  it('of two limits with the same name the tighter one stands', () => {
    const scope = { model: { display_name: 'Opus' } };
    const limits = [30, 80, 10].map((percent) => ({ kind: 'weekly_scoped', percent, scope }));
    expect(used({ limits })).toEqual({ 'seven-day:opus': 80 });
  });

  it('more than 100 % may be used; then nothing is left', () => {
    expect(usage({ five_hour: { utilization: 104, resets_at: null } }).pools?.[0]).toMatchObject({
      used: 104,
      remaining: 0,
      limit: 100,
    });
  });

  it('what is used and what is left are 100 together, whatever the percentage', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (utilization) => {
        const [pool] = usage({ five_hour: { utilization, resets_at: null } }).pools ?? [];
        expect((pool?.used ?? Number.NaN) + (pool?.remaining ?? Number.NaN)).toBeCloseTo(100, 5);
      }),
    );
  });

  it.each([
    ['free', 'Free'],
    ['max20x', 'Max 20x'],
    ['default_claude_max_5x', 'Max 5x'],
    ['default_claude_max_20x', 'Max 20x'],
    ['pro', 'Pro'],
    ['default_claude_ai', undefined],
    ['something_new', undefined],
    [null, undefined],
  ])('tier %s is plan %s', (rate_limit_tier, plan) => {
    expect(usage({ five_hour: session, rate_limit_tier }).plan).toBe(plan);
  });

  it('two organisations of one login are two accounts', () => {
    const body = fixture('claude', 'usage-minimal.json');
    const other = findingsOf({ url: `${api}/organizations/${otherOrg}/usage`, body });
    expect(usage(body).account?.id).toBe(org);
    expect(other.account?.id).toBe(otherOrg);
  });
});

describe('trouble with /usage is named with its place', () => {
  const limit = { kind: 'session', percent: 1, resets_at: null, scope: null };
  it.each([
    ['a percentage in words', { five_hour: { utilization: '10', resets_at: null } }, 'five_hour.utilization'],
    ['a negative percentage', { seven_day: { utilization: -1, resets_at: null } }, 'seven_day.utilization'],
    ['a renamed percentage', { five_hour: { percent_used: 10, resets_at: null } }, 'five_hour.utilization'],
    ['a window that is text', { five_hour: '10 %' }, 'five_hour'],
    ['a window that is a number', { seven_day_opus: 10 }, 'seven_day_opus'],
    ['a time that is none', { five_hour: { utilization: 1, resets_at: 'soon' } }, 'five_hour.resets_at'],
    ['a time in seconds', { five_hour: { utilization: 1, resets_at: 1785260400 } }, 'five_hour.resets_at'],
    ['a legacy percentage in words', { five_hour: { used_percent: 'x' } }, 'five_hour.used_percent'],
    ['limits that are no list', { limits: { session: limit } }, 'limits'],
    ['a limit in words', { limits: [limit, limit, { ...limit, percent: '61' }] }, 'limits[2].percent'],
    ['a limit without a percentage', { limits: [{ ...limit, percent: undefined }] }, 'limits[0].percent'],
    ['a limit without a kind', { limits: [limit, { ...limit, kind: undefined }] }, 'limits[1].kind'],
    ['a limit that is null', { limits: [null] }, 'limits[0]'],
    ['extra usage that is text', { five_hour: session, extra_usage: 'on' }, 'extra_usage'],
    ['extra usage of no state', { five_hour: session, extra_usage: {} }, 'extra_usage.is_enabled'],
    ['no window at all', { hello: 1 }, 'body'],
    ['an empty object', {}, 'body'],
    ['a list', [], 'body'],
    ['null', null, 'body'],
    ['a number', 5, 'body'],
  ])('%s', (_, body, at) => {
    expect(failureOf({ url: usageUrl, body })).toMatchObject({ kind: 'changed-shape', at });
  });

  it('never says what the answer held', () => {
    const { message } = failureOf({
      url: usageUrl,
      body: { five_hour: { utilization: 'jane@example.com' } },
    });
    expect(message).toBe('Expected number at five_hour.utilization, found text.');
  });

  it.each([
    ['HTML with status 200', { body: '<!doctype html><title>Claude</title>' }, 'changed-shape', 'body'],
    [
      'a challenge page',
      { status: 403, body: '<html><title>Just a moment...</title></html>' },
      'blocked',
      'body',
    ],
    [
      'a challenge header',
      { status: 403, body: '{}', headers: { 'cf-mitigated': 'challenge' } },
      'blocked',
      'body',
    ],
    ['an empty body', { body: '' }, 'changed-shape', 'body'],
    ['half a body', { body: '{"five_hour":{"utiliz' }, 'changed-shape', 'body'],
    ['5 MB of JSON', { body: `{"five_hour":null,"x":"${'a'.repeat(5_000_000)}"}` }, 'changed-shape', 'body'],
    ['status 401', { status: 401, body: { error: { type: 'authentication_error' } } }, 'signed-out', 'error'],
    ['status 500', { status: 500, body: { error: {} } }, 'server-error', 'status'],
    ['status 404', { status: 404, body: { error: {} } }, 'not-on-plan', 'status'],
  ])('%s', (_, exchange, kind, at) => {
    expect(failureOf({ url: usageUrl, ...exchange })).toMatchObject({ kind, at });
  });

  it('a dead session is signed out, though it comes as a 403', () => {
    const body = {
      type: 'error',
      error: {
        type: 'permission_error',
        message: 'Invalid authorization',
        details: { error_code: 'account_session_invalid', error_visibility: 'user_facing' },
      },
      request_id: null,
    };
    const { message: _, ...withoutMessage } = body.error;
    expect(failureOf({ url: usageUrl, status: 403, body })).toMatchObject({
      kind: 'signed-out',
      at: 'error',
    });
    expect(failureOf({ url: usageUrl, status: 403, body: { error: withoutMessage } }).kind).toBe(
      'signed-out',
    );
    expect(failureOf({ url: usageUrl, status: 200, body }).kind).toBe('signed-out');
  });

  it('any other 403 is not on this plan', () => {
    const body = { type: 'error', error: { type: 'permission_error', message: 'Missing permissions' } };
    expect(failureOf({ url: usageUrl, status: 403, body })).toMatchObject({
      kind: 'not-on-plan',
      at: 'status',
    });
    expect(failureOf({ url: usageUrl, status: 403, body: {} }).kind).toBe('not-on-plan');
  });

  it('an error in place of numbers with status 200 is a changed shape', () => {
    expect(failureOf({ url: usageUrl, body: { error: { type: 'api_error' } } })).toMatchObject({
      kind: 'changed-shape',
      at: 'error',
    });
  });

  it('too many requests wait as long as the platform says', () => {
    const exchange = { url: usageUrl, status: 429, body: {}, headers: { 'Retry-After': '90' } };
    expect(failureOf(exchange)).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 90 });
  });
});
