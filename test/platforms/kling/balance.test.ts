import { describe, expect, it } from 'vitest';
import { kling } from '../../../lib/platforms/kling';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { observe } from '../observe';

const now = Date.parse('2026-08-11T15:00:00Z');
const json = (name: string) => JSON.parse(fixture('kling', name));
const paid = json('points-plan-and-bought.json');
const daily = json('points-daily.json');
const url = 'https://kling.ai/api/account/pointAndTicket?__NS_hxfalcon=once&caver=2';

function read(body: unknown, address = url, status = 200) {
  return interpret(kling, observe({ platform: kling, url: address, body, status, now }), now);
}

function findings(body: unknown, address = url) {
  const outcome = read(body, address);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings;
}

const pools = (body: unknown) => findings(body).pools ?? [];

it('hundredths become credits: together, and the part of each order with its own end', () => {
  expect(findings(paid)).toEqual({
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit: 'credit',
        remaining: 560,
        limit: 760,
        resetsAt: 1788220800000,
      },
      {
        id: 'order:800001',
        label: 'Plan credits (included)',
        unit: 'credit',
        remaining: 460,
        limit: 660,
        expiresAt: 1788220800000,
        quiet: true,
      },
      {
        id: 'order:800002',
        label: 'Topup credits (included)',
        unit: 'credit',
        remaining: 100,
        limit: 100,
        expiresAt: 1848614400000,
        quiet: true,
      },
    ],
    complete: true,
  });
});

it.each([
  'https://kling.ai/api/account/point',
  'https://klingai.com/api/account/pointAndTicket',
  'https://app.klingai.com/api/account/pointAndTicket',
  'https://klingai.kuaishou.com/api/account/pointAndTicket',
  'https://api-app-global.klingai.com/api/account/pointAndTicket',
])('reads it from %s', (address) => {
  expect(findings(paid, address).pools?.[0]).toMatchObject({ remaining: 560 });
});

it('the one-time token stays in the page', () => {
  expect(JSON.stringify(observe({ platform: kling, url, body: paid }))).not.toContain('once');
});

it('credits of a day alone are lost at its end, they do not renew', () => {
  const [together] = pools(daily);
  expect(together).toMatchObject({ remaining: 46, limit: 66, expiresAt: 1786492800000 });
  expect(together).not.toHaveProperty('resetsAt');
});

describe('parts', () => {
  const order = { orderId: 'a', type: 'plan', amount: 100, balance: 100, endTime: now + 1000 };
  const of = (...points: readonly object[]) => pools({ data: { total: 300, points } });

  it('an order that has ended or is used up is none; what it held no longer counts as the limit once it ended', () => {
    const found = of(order, { ...order, orderId: 'b', endTime: now }, { ...order, orderId: 'c', balance: 0 });
    expect(found.map(({ id }) => id)).toEqual(['credits', 'order:a']);
    expect(found[0]).toMatchObject({ limit: 2 });
  });

  it('the plan that ends first renews', () => {
    const later = { ...order, orderId: 'b', endTime: now + 9000 };
    expect(of(later, order)[0]).toMatchObject({ resetsAt: now + 1000 });
  });

  it.each([[0], [null], [undefined]])(
    'an order without an end (%j) keeps the whole from being lost',
    (endTime) => {
      const found = of({ ...order, type: 'gift', endTime }, { ...order, type: 'gift', orderId: 'b' });
      expect(found[0]).not.toHaveProperty('expiresAt');
      expect(found[1]).not.toHaveProperty('expiresAt');
    },
  );

  it('an order of no type is called other', () => {
    expect(of({ ...order, type: null })[1]).toMatchObject({ label: 'Other credits (included)' });
  });
});

it('nothing left is 0, not unknown', () => {
  expect(pools(json('points-empty.json'))).toEqual([
    { id: 'credits', label: 'Credits', unit: 'credit', remaining: 0 },
  ]);
});

it('the old answer, a total alone', () => {
  expect(pools({ status: 200, data: { total: 1000 } })).toMatchObject([{ remaining: 10 }]);
});

it.each([
  ['a missing total', { data: { points: [] } }, 'data.total'],
  ['a text', { data: { total: '56000' } }, 'data.total'],
  ['less than nothing', { data: { total: -1 } }, 'data.total'],
  ['no data', { status: 200 }, 'data'],
  [
    'an order without its balance',
    { data: { total: 1, points: [{ orderId: 1, amount: 1 }] } },
    'data.points[0].balance',
  ],
  [
    'an order without an id',
    { data: { total: 1, points: [{ balance: 1, amount: 1 }] } },
    'data.points[0].orderId',
  ],
  ['a status in words', { status: 'ok', data: { total: 1 } }, 'status'],
])('%s is a changed shape', (_, body, at) => {
  expect(read(body)).toMatchObject({ failure: { kind: 'changed-shape', at } });
});

it.each([
  ['a token that was not taken', json('token-refused.json'), 200, { kind: 'blocked', at: 'result' }],
  ['401 in the answer', { status: 401 }, 200, { kind: 'signed-out', at: 'status' }],
  ['401', { status: 401 }, 401, { kind: 'signed-out', at: 'status' }],
  ['500 in the answer', { status: 500, result: 0 }, 200, { kind: 'server-error', at: 'status' }],
])('%s is named', (_, body, status, failure) => {
  expect(read(body, url, status)).toMatchObject({ failure });
});
