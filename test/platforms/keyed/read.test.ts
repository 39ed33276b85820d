import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount, KeyedPool } from '../../../lib/platforms/keyed/row';
import { MAX_ITEMS } from '../../../lib/wire/pick';
import { failure, findings, poolOf, poolsOf, read, rowOf } from './row';

const only = (pools: unknown) => (pools as readonly unknown[])[0];
const remaining = (amount: Amount, body: unknown) => poolsOf({ remaining: amount }, body)?.[0]?.remaining;

describe('an amount', () => {
  it.each<[string, Amount, unknown, number]>([
    ['a number', 'a.b', { a: { b: 4.2 } }, 4.2],
    ['a text that is a decimal number', 'a', { a: ' 4.20 ' }, 4.2],
    ['below zero: a debt', 'a', { a: -1.25 }, -1.25],
    ['zero', 'a', { a: 0 }, 0],
    ['an element of a list', 'a.0.b', { a: [{ b: 3 }, { b: 4 }] }, 3],
    ['cents', { at: 'a', times: 0.01 }, { a: 1234 }, 12.34],
    ['what is taken off', { at: 'a', times: -1 }, { a: -25 }, 25],
    ['a sum, without binary dust', [{ at: 'a' }, { at: 'b' }], { a: 0.1, b: 0.2 }, 0.3],
    ['a sum of which a part is not told', [{ at: 'a' }, { at: 'b', optional: true }], { a: 5, b: null }, 5],
    ['a number of our own', 100, {}, 100],
  ])('%s', (_, amount, body, expected) => {
    expect(remaining(amount, body)).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['missing', {}],
    ['null', { a: null }],
    ['a text that is no number', { a: 'many' }],
    ['an empty text', { a: '' }],
    ['hexadecimal', { a: '0x10' }],
    ['a switch', { a: true }],
    ['an object', { a: {} }],
    ['more than anybody owns', { a: 1e30 }],
  ])('%s is a changed shape, never 0', (_, body) => {
    expect(failure({ pools: [poolOf({ remaining: 'a' })] }, body)).toMatchObject({
      kind: 'changed-shape',
      at: 'a',
    });
  });

  it('of which the sign tells nothing counts as it is', () => {
    const amount = { at: 'a', times: -0.01, unsigned: true } as const;
    expect([remaining(amount, { a: -135 }), remaining(amount, { a: '135' })]).toEqual([-1.35, -1.35]);
  });

  it.each<[string, string, unknown]>([
    ['is divided by it', '?units=1000', { pools: [{ remaining: 2.5, limit: 5 }] }],
    ['is divided by it, with an exponent', '?units=1e3', { pools: [{ remaining: 2.5, limit: 5 }] }],
    ['is not known where that is not told', '', { failure: 'units' }],
    ['is not known where that is no number', '?units=many', { failure: 'units' }],
    ['is not known where that is nothing', '?units=0', { failure: 'units' }],
  ])('of which another answer tells how many make one %s', (_, query, expected) => {
    const pool = poolOf({ remaining: { at: 'left', per: 'units' }, limit: [{ at: 'most', per: 'units' }] });
    const url = `https://api.example.com/balance${query}`;
    const outcome = read(rowOf({ url, pools: [pool] }), { left: 2500, most: 5000 });
    expect('failure' in outcome ? { failure: outcome.failure.at } : outcome.findings).toMatchObject(
      expected as object,
    );
  });

  it('a decimal text may have an exponent', () => {
    expect(remaining('a', { a: '2.5E-3' })).toBe(0.0025);
  });

  it('from a number on that stands for "not metered", all are', () => {
    const used = { used: 'used', limit: { at: 'limit', below: 1_000_000 } };
    expect(only(poolsOf(used, { used: 1, limit: 999_999 }))).toHaveProperty('limit');
    expect(only(poolsOf(used, { used: 1, limit: 1_000_000 }))).not.toHaveProperty('limit');
  });

  it('a number that stands for "not metered" is no number', () => {
    const [pool] =
      poolsOf({ used: 'used', limit: { at: 'limit', unless: [-1] } }, { used: 3, limit: -1 }) ?? [];
    expect(pool).toEqual({ id: 'balance', label: 'Balance', unit: 'USD', used: 3 });
  });

  it.each(['limit', 'used'] as const)('%s is never below zero', (name) => {
    expect(failure({ pools: [poolOf({ [name]: 'a' })] }, { a: -1 })).toMatchObject({ at: name });
  });

  it('of cents, whatever whole number comes, is that number of hundredths to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const text = (cents / 100).toFixed(2);
        expect(remaining({ at: 'a', times: 0.01 }, { a: cents })?.toFixed(2)).toBe(
          Number(text) === 0 ? '0.00' : text,
        );
      }),
    );
  });

  it('whole numbers stay as they are, as numbers and as texts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (whole) => {
        expect(remaining('a', { a: whole })).toBe(whole + 0);
        expect(remaining('a', { a: String(whole) })).toBe(whole + 0);
      }),
    );
  });
});

describe('a sum over lists', () => {
  const sum = { sum: 'days.*.costs.*', at: 'amount' } as const;
  const days = (...amounts: readonly (readonly unknown[])[]) => ({
    days: amounts.map((list) => ({ costs: list.map((amount) => ({ amount, currency: 'usd', kind: 'a' })) })),
  });

  it('adds up one number of each element, without binary dust', () => {
    expect(remaining(sum, days([0.1, 0.2], [], ['3']))).toBe(3.3);
    expect(remaining({ ...sum, times: 0.01 }, days([150], [25]))).toBe(1.75);
    expect(remaining([sum, { at: 'more' }], { ...days([1]), more: 2 })).toBe(3);
  });

  it('of cents comes to the cent, however many there are', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(cents, (all) => {
        const whole = all.reduce((total, one) => total + one, 0);
        expect(remaining({ ...sum, times: 0.01 }, days(all))?.toFixed(2)).toBe((whole / 100).toFixed(2));
      }),
    );
  });

  it('of nothing is not known, or 0 where the row says that it is', () => {
    expect(failure({ pools: [poolOf({ remaining: sum })] }, days([]))).toMatchObject({ at: 'body' });
    expect(remaining({ ...sum, empty: 0 }, days([], []))).toBe(0);
    expect(remaining({ ...sum, empty: 0 }, { days: [] })).toBe(0);
  });

  it('counts only the elements of a kind', () => {
    const body = {
      days: [
        {
          costs: [
            { amount: 1, kind: 'a' },
            { amount: 2, kind: 'b' },
          ],
        },
      ],
    };
    expect(remaining({ ...sum, only: { at: 'kind', is: ['b'] } }, body)).toBe(2);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'days'],
    ['a list within that is missing', { days: [{ costs: [] }, {}] }, 'days[1].costs'],
    [
      'a number that is missing',
      { days: [{ costs: [{ currency: 'usd', kind: 'a' }] }] },
      'days[0].costs[0].amount',
    ],
    [
      'another currency',
      { days: [{ costs: [{ amount: 1, currency: 'eur', kind: 'a' }] }] },
      'days[0].costs[0].currency',
    ],
    [
      'a kind that is missing',
      { days: [{ costs: [{ amount: 1, currency: 'usd' }] }] },
      'days[0].costs[0].kind',
    ],
    ['more elements than are read', days(Array(MAX_ITEMS + 5).fill(1)), 'days[0].costs'],
  ])('%s is a changed shape, never a sum of the rest', (_, body, at) => {
    const used = {
      ...{ ...sum, empty: 0 as const },
      ...{ only: { at: 'kind', is: ['a'] }, all: { at: 'currency', is: ['usd'] } },
    };
    expect(failure({ pools: [poolOf({ used })] }, body)).toMatchObject({ kind: 'changed-shape', at });
  });

  it('is missing nothing where the row says that a part may be missing', () => {
    const parts = [sum, { ...sum, at: 'extra', optional: true as const }];
    expect(remaining(parts, days([1, 2]))).toBe(3);
  });
});

describe('what is left', () => {
  const used = { used: 'used', limit: 'limit' };

  it.each([
    ['of the limit', 30, 100, 70],
    ['nothing, where more was used', 140, 100, 0],
    ['without binary dust', 6548.72, 6685, 136.28],
  ])('%s', (_, spent, limit, left) => {
    expect(only(poolsOf(used, { used: spent, limit }))).toMatchObject({
      remaining: left,
      used: spent,
      limit,
    });
  });

  it('what the answer says itself goes before', () => {
    expect(only(poolsOf({ ...used, remaining: 'left' }, { used: 30, limit: 100, left: 90 }))).toMatchObject({
      remaining: 90,
    });
  });

  it('is never more than the limit nor below zero, and with what was used comes to the limit', () => {
    const amount = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, amount, (spent, limit) => {
        const left = poolsOf(used, { used: spent, limit })?.[0]?.remaining ?? Number.NaN;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(limit);
        if (spent <= limit) expect(left + spent).toBeCloseTo(limit, 6);
      }),
    );
  });
});

describe('money whose currency the answer tells', () => {
  const pool = { unit: { at: 'currency' }, remaining: 'a' };

  it('is in that currency, in whatever case it is written', () => {
    expect(only(poolsOf(pool, { a: 1, currency: 'eur' }))).toMatchObject({ unit: 'EUR' });
  });

  it.each([undefined, null, '', 'credits', 5])('%s is no currency', (currency) => {
    expect(failure({ pools: [poolOf(pool)] }, { a: 1, currency })).toMatchObject({ at: 'currency' });
  });
});

describe('a moment', () => {
  const at = Date.parse('2026-12-01T00:00:00Z');
  const resets = (resetsAt: NonNullable<KeyedPool['resetsAt']>, t?: unknown) =>
    poolsOf({ remaining: 1, resetsAt, refills: true }, { t })?.[0];

  it.each([
    ['seconds', { at: 't', in: 's' }, at / 1000],
    ['milliseconds', { at: 't', in: 'ms' }, at],
    ['a text', { at: 't', in: 'iso' }, '2026-12-01T00:00:00Z'],
    ['a text without a zone, which is UTC', { at: 't', in: 'iso' }, '2026-12-01T00:00:00'],
    ['the next month', 'next-utc-month', undefined],
  ] as const)('%s', (_, moment, t) => {
    expect(resets(moment, t)).toMatchObject({ resetsAt: at, refills: true });
  });

  it('the next day', () => {
    expect(resets('next-utc-day')?.resetsAt).toBe(Date.parse('2026-11-23T00:00:00Z'));
  });

  it.each([undefined, null])('%s: not known, and no word of a refill', (t) => {
    const pool = resets({ at: 't', in: 's' }, t);
    expect(pool).not.toHaveProperty('resetsAt');
    expect(pool).not.toHaveProperty('refills');
  });

  it.each([
    ['a text for a number', { at: 't', in: 's' }, '1'],
    ['a number for a text', { at: 't', in: 'iso' }, 1],
    ['words', { at: 't', in: 'iso' }, 'tomorrow'],
    ['a year that no date can hold', { at: 't', in: 's' }, 1e15],
  ] as const)('%s is a changed shape', (_, resetsAt, t) => {
    expect(failure({ pools: [poolOf({ remaining: 1, resetsAt })] }, { t })).toMatchObject({ at: 't' });
  });

  it('an expiry and the length of a window are told alike', () => {
    const pool = {
      ...{ remaining: 1, expiresAt: { at: 't', in: 'ms' as const } },
      windowSeconds: { at: 'hours', times: 3600 },
    };
    expect(only(poolsOf(pool, { t: at, hours: 5 }))).toMatchObject({ expiresAt: at, windowSeconds: 18_000 });
  });
});

describe('a list', () => {
  const listed = { each: 'list', named: 'name', remaining: 'left' };

  it('is one pool for each element, called by its own name', () => {
    expect(
      poolsOf(listed, {
        list: [
          { name: 'a', left: 1 },
          { name: 'b', left: 2 },
        ],
      }),
    ).toMatchObject([
      { id: 'balance:a', label: 'Balance, a', remaining: 1 },
      { id: 'balance:b', label: 'Balance, b', remaining: 2 },
    ]);
  });

  it('the name is said in words where the row has some', () => {
    expect(
      only(poolsOf({ ...listed, saidAs: '*-hour window' }, { list: [{ name: 5, left: 1 }] })),
    ).toMatchObject({ id: 'balance:5', label: 'Balance, 5-hour window' });
  });

  it('an element that is told by its id is called by its name, where it has one', () => {
    const list = [
      { name: 7, called: 'Big pack', left: 1 },
      { name: 8, called: '', left: 1 },
    ];
    expect(poolsOf({ ...listed, calledAt: 'called' }, { list })).toMatchObject([
      { id: 'balance:7', label: 'Balance, Big pack' },
      { id: 'balance:8', label: 'Balance, 8' },
    ]);
  });

  it('one of nothing but what we know and leave out says that there is nothing', () => {
    const unless = { at: 'state', is: ['gone'] };
    const list = [{ name: 'a', state: 'gone', left: 1 }];
    expect(findings({ pools: [poolOf({ ...listed, unless })] }, { list })).toMatchObject({ pools: [] });
  });

  it('is looked for in the newest place first', () => {
    const pool = { ...listed, each: ['data.list', 'list'] };
    const old = [{ name: 'old', left: 1 }];
    const young = [{ name: 'new', left: 2 }];
    expect(poolsOf(pool, { list: old, data: { list: young } })).toMatchObject([{ remaining: 2 }]);
    expect(poolsOf(pool, { list: old })).toMatchObject([{ remaining: 1 }]);
  });

  it('an empty one says that there is nothing', () => {
    expect(findings({ pools: [poolOf(listed)] }, { list: [] })).toMatchObject({ pools: [], complete: true });
  });

  it.each([
    ['no list', { list: {} }, 'list'],
    ['nothing at all', {}, 'list'],
    ['an element without a name', { list: [{ left: 1 }] }, 'list[0].name'],
    ['an element without a number', { list: [{ name: 'a', left: 1 }, { name: 'b' }] }, 'list[1].left'],
  ])('%s is a changed shape', (_, body, at) => {
    expect(failure({ pools: [poolOf(listed)] }, body)).toMatchObject({ kind: 'changed-shape', at });
  });
});

describe('a pool is there', () => {
  const list = [
    { name: 'a', kind: 'tokens', state: 1, left: 1 },
    { name: 'b', kind: 'tokens', state: 3, left: 100 },
    { name: 'c', kind: 'time', state: 3, left: 3 },
    { name: 'd', left: 4 },
  ];
  const names = (pool: Partial<KeyedPool>) =>
    poolsOf({ each: 'list', named: 'name', remaining: 'left', ...pool }, { list })?.map(({ id }) =>
      id.slice(-1),
    );

  it.each<[string, Partial<KeyedPool>, string[]]>([
    ['only with one of these values', { only: { at: 'kind', is: ['tokens'] } }, ['a', 'b']],
    ['only with another value', { only: { at: 'kind', isNot: ['tokens'] } }, ['c']],
    [
      'only with all of it',
      {
        only: [
          { at: 'kind', is: ['tokens'] },
          { at: 'state', is: [3] },
        ],
      },
      ['b'],
    ],
    ['unless it has this value', { unless: { at: 'state', is: [3] } }, ['a', 'd']],
    [
      'unless it has all of it',
      {
        unless: [
          { at: 'state', is: [3] },
          { at: 'left', is: [100] },
        ],
      },
      ['a', 'c', 'd'],
    ],
    ['where something stands', { whereThere: 'kind' }, ['a', 'b', 'c']],
    ['where nothing stands', { whereMissing: 'kind' }, ['d']],
  ])('%s', (_, pool, expected) => {
    expect(names(pool)).toEqual(expected);
  });

  it('of the whole answer too: null is not there', () => {
    const wallet = poolOf({ id: 'wallet', whereThere: 'wallet', remaining: 'wallet.left' });
    const plan = poolOf({ id: 'plan', whereThere: 'plan', remaining: 'plan.left' });
    expect(findings({ pools: [wallet, plan] }, { wallet: null, plan: { left: 1 } }).pools).toMatchObject([
      { id: 'plan' },
    ]);
  });

  it('with a number at least', () => {
    const known = poolOf({ remaining: 'a' });
    const unknown = poolOf({ id: 'granted', remaining: { at: 'b', optional: true }, quiet: true });
    expect(findings({ pools: [known, unknown] }, { a: 1 }).pools).toMatchObject([{ id: 'balance' }]);
    expect(findings({ pools: [known, unknown] }, { a: 1, b: 0 }).pools).toMatchObject([
      { id: 'balance' },
      { id: 'granted', remaining: 0, quiet: true },
    ]);
  });

  it('an answer with none of the pools is a changed shape', () => {
    const pools = [poolOf({ whereThere: 'wallet', remaining: 'wallet.left' })];
    expect(failure({ pools }, { purse: { left: 1 } })).toMatchObject({ kind: 'changed-shape', at: 'body' });
  });

  it('so is a list of which no element is of a kind that we know', () => {
    const pools = [poolOf({ each: 'list', only: { at: 'kind', is: ['known'] }, remaining: 'left' })];
    expect(failure({ pools }, { list })).toMatchObject({ kind: 'changed-shape', at: 'body' });
  });
});

describe('a refusal in the body of a good answer', () => {
  const ask = {
    pools: [poolOf({ remaining: 'a' })],
    refusals: [
      { at: 'code', is: [401], kind: 'signed-out', says: 'No.' },
      { at: 'code', isNot: [0], kind: 'server-error', says: 'Trouble.' },
    ],
  } as const;

  it.each([
    ['the first that fits counts', 401, 'signed-out'],
    ['any other value', 5, 'server-error'],
    ['also of another type', '0', 'server-error'],
  ])('%s', (_, code, kind) => {
    expect(failure(ask, { a: 1, code })).toMatchObject({ kind, at: 'code' });
  });

  it.each([0, null, undefined])('%s is none: the places of the pools decide', (code) => {
    expect(findings(ask, { a: 1, code }).pools).toMatchObject([{ remaining: 1 }]);
  });
});

describe('a plan', () => {
  const ask = { pools: [poolOf({ remaining: 'a' })], plan: ['name', 'level'], planNames: { p: 'Pro' } };

  it.each([
    [{ a: 1, name: 'Max', level: 'p' }, 'Max'],
    [{ a: 1, name: '', level: 'p' }, 'Pro'],
    [{ a: 1, level: 'lite' }, 'lite'],
    [{ a: 1, level: 3 }, undefined],
  ])('%j: %s', (body, plan) => {
    expect(findings(ask, body).plan).toBe(plan);
  });
});

describe('the status', () => {
  const ask = { pools: [poolOf({ remaining: 'a' })] };
  const told = (status: number, row = {}) => {
    const outcome = read(rowOf(ask, row), { error: 'no' }, status);
    return 'failure' in outcome ? outcome.failure : undefined;
  };

  it('401: the key is not accepted', () => {
    expect(told(401)).toEqual({
      ...{ kind: 'signed-out', at: 'status' },
      message: 'Example does not accept this key: it is wrong, disabled or revoked (401).',
    });
  });

  it('401 where a stronger key is wanted: perhaps it is only too weak', () => {
    const key = { kind: 'admin', pattern: '^k', example: 'k', help: 'A key.' } as const;
    expect(told(401, { key })?.message).toBe(
      'Example does not accept this key: it is wrong, disabled or revoked, or it is not an admin key (401).',
    );
  });

  it.each([
    ['inference', 'an API key'],
    ['management', 'a management key'],
    ['admin', 'an admin key'],
  ] as const)('403 to a key where one of the kind %s is wanted', (kind, words) => {
    const key = { kind, pattern: '^k', example: 'k', help: 'A key.' };
    expect(told(403, { key })).toMatchObject({
      kind: 'not-on-plan',
      message: `Example does not show this to the key (403): it wants ${words}.`,
    });
  });

  it('403 means what the row says where it says something', () => {
    expect(told(403, { forbidden: 'There is no plan (403).' })?.message).toBe('There is no plan (403).');
  });

  it.each([
    [402, 'not-on-plan'],
    [404, 'not-on-plan'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ])('%i is %s, as everywhere', (status, kind) => {
    expect(told(status)).toMatchObject({ kind, at: 'status' });
  });
});

describe('a pool that only adds to another', () => {
  it('is partial, and the answer is not all that there is', () => {
    const told = findings({ pools: [poolOf({ limit: 'limit', partial: true })] }, { limit: 5 });
    expect(told).toEqual({
      pools: [{ id: 'balance', label: 'Balance', unit: 'USD', limit: 5, partial: true }],
    });
  });
});
