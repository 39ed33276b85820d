import { describe, expect, it } from 'vitest';
import { api, failureOf, findingsOf, org, usageUrl } from './exchange';

const prepaid = `${api}/organizations/${org}/prepaid/credits`;
const spendLimit = `${api}/organizations/${org}/overage_spend_limit`;
const grant = `${api}/organizations/${org}/overage_credit_grant`;
/** Money is spent only when the windows are used up. */
const paysBeyond = true;
const base = { label: 'Usage credits', id: 'extra-usage', paysBeyond };

function extraUsage(body: object) {
  const { pools } = findingsOf({ url: usageUrl, body: { five_hour: null, ...body } });
  return pools?.find((pool) => pool.id.startsWith('extra-usage'));
}

describe('extra usage', () => {
  const on = { is_enabled: true, monthly_limit: 5000, used_credits: 1240, currency: 'USD' };

  it('is money in minor units, two decimals where nothing is said', () => {
    const pool = { ...base, unit: 'USD', used: 12.4, limit: 50, remaining: 37.6 };
    expect(extraUsage({ extra_usage: on })).toEqual(pool);
    expect(extraUsage({ extra_usage: { ...on, decimal_places: 3 } })).toMatchObject({ used: 1.24, limit: 5 });
    expect(extraUsage({ extra_usage: { ...on, currency: 'eur' } })?.unit).toBe('EUR');
  });

  it('is there only where it is switched on', () => {
    expect(extraUsage({ extra_usage: { ...on, is_enabled: false } })).toBeUndefined();
    expect(extraUsage({ extra_usage: null })).toBeUndefined();
    expect(
      extraUsage({ spend: { enabled: false, used: { amount_minor: 1, currency: 'USD' } } }),
    ).toBeUndefined();
    expect(extraUsage({ spend: { enabled: false }, extra_usage: on })?.used).toBe(12.4);
  });

  it('without a limit only what is used is known', () => {
    expect(extraUsage({ extra_usage: { ...on, monthly_limit: null } })).toEqual({
      ...base,
      unit: 'USD',
      used: 12.4,
    });
    expect(extraUsage({ extra_usage: { ...on, monthly_limit: null, used_credits: null } })).toBeUndefined();
  });

  it('beyond the limit nothing is left', () => {
    expect(extraUsage({ extra_usage: { ...on, used_credits: 5100 } })).toMatchObject({
      used: 51,
      remaining: 0,
    });
  });

  it('spend, the newer form, goes before it', () => {
    const spend = {
      enabled: true,
      used: { amount_minor: 13_963, exponent: 2, currency: 'GBP' },
      limit: { amount_minor: 20_000, exponent: 2, currency: 'GBP' },
    };
    const pool = { ...base, unit: 'GBP', used: 139.63, limit: 200, remaining: 60.37 };
    expect(extraUsage({ spend, extra_usage: on })).toEqual(pool);
    expect(extraUsage({ spend: { ...spend, limit: null, cap: { money: spend.limit } } })).toEqual(pool);
  });

  it('spend without a currency borrows that of the same answer, and else is a share of the limit', () => {
    const spend = {
      enabled: true,
      limit: { amount_minor: 5000 },
      used: { amount_minor: 1240 },
      balance: null,
    };
    expect(extraUsage({ spend, extra_usage: { is_enabled: false, currency: 'EUR' } })).toEqual({
      ...base,
      unit: 'EUR',
      used: 12.4,
      limit: 50,
      remaining: 37.6,
    });
    expect(extraUsage({ spend })).toEqual({
      id: 'extra-usage:share',
      label: 'Usage credits',
      unit: 'percent',
      paysBeyond,
      limit: 100,
      used: 24.8,
      remaining: 75.2,
    });
    expect(extraUsage({ spend: { ...spend, limit: null } })).toBeUndefined();
    expect(extraUsage({ spend: { ...spend, limit: { amount_minor: 0 } } })).toBeUndefined();
  });

  it.each([
    [{ extra_usage: { ...on, used_credits: '1240' } }, 'extra_usage.used_credits'],
    [{ extra_usage: { ...on, currency: 'dollars' } }, 'extra_usage.currency'],
    [{ extra_usage: { ...on, decimal_places: -1 } }, 'extra_usage.decimal_places'],
    [{ spend: { enabled: true, used: { amount_minor: -5 } } }, 'spend.used.amount_minor'],
    [
      {
        spend: {
          enabled: true,
          used: { amount_minor: 1, currency: 'USD' },
          limit: { amount_minor: 2, currency: 'EUR' },
        },
      },
      'spend.limit.currency',
    ],
  ])('%j is a changed shape at %s', (body, at) => {
    expect(failureOf({ url: usageUrl, body: { five_hour: null, ...body } })).toMatchObject({
      kind: 'changed-shape',
      at,
    });
  });
});

describe('prepaid credit', () => {
  it('is money that is left', () => {
    const body = { amount: 1234, currency: 'USD', auto_reload_settings: null };
    expect(findingsOf({ url: prepaid, body })).toEqual({
      account: { id: org },
      pools: [{ id: 'prepaid', label: 'Prepaid credit', unit: 'USD', remaining: 12.34, paysBeyond }],
      complete: true,
    });
  });

  it('an empty purse is shown quietly, an unknown one not at all', () => {
    expect(findingsOf({ url: prepaid, body: { amount: 0, currency: 'USD' } }).pools).toMatchObject([
      { remaining: 0, quiet: true },
    ]);
    expect(findingsOf({ url: prepaid, body: { amount: null, currency: 'USD' } }).pools).toEqual([]);
  });

  it.each([
    [{ amount: '12', currency: 'USD' }, 'amount'],
    [{ currency: 'USD' }, 'amount'],
    [{ amount: 12 }, 'currency'],
  ])('%j is a changed shape at %s', (body, at) => {
    expect(failureOf({ url: prepaid, body })).toMatchObject({ kind: 'changed-shape', at });
  });

  it('is not on this plan where the address is not found', () => {
    expect(failureOf({ url: prepaid, status: 404, body: {} }).kind).toBe('not-on-plan');
  });
});

describe('the older spend limit', () => {
  const body = { is_enabled: true, monthly_credit_limit: 5000, used_credits: 250, currency: 'USD' };

  it('is the same pool as extra usage', () => {
    expect(findingsOf({ url: spendLimit, body }).pools).toEqual([
      { ...base, unit: 'USD', used: 2.5, limit: 50, remaining: 47.5 },
    ]);
    expect(
      findingsOf({ url: `${spendLimit}?account_uuid=x`, body: { ...body, is_enabled: false } }).pools,
    ).toEqual([]);
  });

  it('a renamed limit is a changed shape', () => {
    const { monthly_credit_limit: _, ...renamed } = body;
    expect(failureOf({ url: spendLimit, body: renamed })).toMatchObject({
      kind: 'changed-shape',
      at: 'monthly_credit_limit',
    });
  });
});

describe('promotional credit', () => {
  it('is money of a grant', () => {
    const body = { remaining_balance: 4000, total_granted: 5000, currency: 'USD' };
    expect(findingsOf({ url: grant, body }).pools).toEqual([
      {
        id: 'promo-credit',
        label: 'Promotional credit',
        unit: 'USD',
        remaining: 40,
        limit: 50,
        used: 10,
        paysBeyond,
      },
    ]);
  });

  it('an offer is no balance', () => {
    const body = {
      available: true,
      eligible: true,
      granted: false,
      amount_minor_units: 5000,
      currency: 'USD',
    };
    expect(findingsOf({ url: grant, body })).toEqual({ account: { id: org }, pools: [], complete: true });
  });

  it.each([
    [{ hello: 1 }, 'remaining_balance'],
    [{ remaining_balance: 5 }, 'currency'],
    [{ remaining_balance: 'many', currency: 'USD' }, 'remaining_balance'],
  ])('%j is a changed shape at %s', (body, at) => {
    expect(failureOf({ url: grant, body })).toMatchObject({ kind: 'changed-shape', at });
  });
});
