import { describe, expect, it } from 'vitest';
import { failureOf, findingsOf, json } from './exchange';

const resetsAt = 1_796_000_000_000;
const info = (messagePointInfo: unknown, subscription?: unknown) => ({
  body: { data: { viewer: { messagePointInfo, ...(subscription === undefined ? {} : { subscription }) } } },
});

describe('the settings', () => {
  it('tell all points, the bought ones among them, and the plan', () => {
    expect(findingsOf({ body: json('settings.json') })).toEqual({
      pools: [
        { id: 'points', label: 'Points', unit: 'point', remaining: 812_345, limit: 1_012_345, resetsAt },
        {
          id: 'addon-points',
          label: 'Add-on points (included)',
          unit: 'point',
          remaining: 12_345,
          quiet: true,
        },
      ],
      complete: true,
      plan: 'Subscription (monthly)',
    });
  });

  it('of a free account that has used all of its day', () => {
    expect(findingsOf({ body: json('settings-free.json') })).toEqual({
      pools: [{ id: 'points', label: 'Points', unit: 'point', remaining: 0, limit: 3000, resetsAt }],
      complete: true,
      plan: 'Free',
    });
  });
});

describe('the points of any answer', () => {
  const point = (body: Parameters<typeof findingsOf>[0]) => findingsOf(body).pools?.[0];

  it('are the sum of their parts, where only those are told', () => {
    expect(point(info({ subscriptionPointBalance: 700, addonPointBalance: 50 }))).toEqual({
      id: 'points',
      label: 'Points',
      unit: 'point',
      remaining: 750,
    });
  });

  it('have no limit where more is left than the plan gives: bought points that are not told', () => {
    const told = { messagePointBalance: 1200, totalMessagePointAllotment: 1000 };
    expect(point(info(told))).not.toHaveProperty('limit');
    expect(point(info({ ...told, messagePointBalance: 900 }))).toHaveProperty('limit', 1000);
  });

  it.each([
    [
      'a subscription that goes on, nothing bought',
      0,
      { isActive: true, willCancelAtPeriodEnd: false },
      true,
    ],
    [
      'bought points, which may be gone by then',
      5,
      { isActive: true, willCancelAtPeriodEnd: false },
      undefined,
    ],
    ['a subscription that ends', 0, { isActive: true, willCancelAtPeriodEnd: true }, undefined],
    ['no word of a subscription', 0, undefined, undefined],
  ])('are full again after their renewal, or nobody knows: %s', (_, addon, subscription, refills) => {
    const told = {
      messagePointBalance: 400,
      addonPointBalance: addon,
      totalMessagePointAllotment: 1000,
      messagePointResetTime: 1_796_000_000_000_000,
    };
    expect(point(info(told, subscription))?.refills).toBe(refills);
  });

  it.each([
    ['isFreeTrial', { isActive: true, isFreeTrial: true, planType: 'monthly' }, 'Free trial'],
    ['no plan type', { isActive: true }, 'Subscription'],
    ['another kind of thing of that name', 'premium', undefined],
  ])('the plan, by %s', (_, subscription, plan) => {
    expect(findingsOf(info({ messagePointBalance: 1 }, subscription)).plan).toBe(plan);
  });

  it.each([
    ['an operation that asks for none of it', { data: { chats: { edges: [] } } }],
    [
      'an operation that asks for other fields of it',
      info({ id: 'x', dailyMessagePointsAvailable: true }).body,
    ],
    ['nobody signed in', { data: { viewer: { messagePointInfo: null, subscription: null } } }],
    ['an answer of errors', { data: null, errors: [{ message: 'Server Error' }] }],
  ])('are not told by %s', (_, body) => {
    expect(findingsOf({ body })).toEqual({});
  });

  it.each([
    ['the balance is gone', { totalMessagePointAllotment: 1000 }, 'messagePointInfo.messagePointBalance'],
    [
      'one of two parts is gone',
      { subscriptionPointBalance: 700, totalMessagePointAllotment: 1000 },
      'messagePointInfo.messagePointBalance',
    ],
    ['the balance is a text', { messagePointBalance: '700' }, 'messagePointInfo[0].messagePointBalance'],
    ['the balance is below zero', { messagePointBalance: -1 }, 'messagePointInfo[0].messagePointBalance'],
    [
      'the time is in seconds, which nobody has seen',
      { messagePointBalance: 1, messagePointResetTime: 1_796_000_00 },
      'messagePointInfo[0].messagePointResetTime',
    ],
    ['the object is a number', 700, 'messagePointInfo[0]'],
  ])('%s: a changed shape at its place, not a zero', (_, told, at) => {
    expect(failureOf(info(told))).toMatchObject({ kind: 'changed-shape', at });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'not-on-plan'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ])('status %s is %s', (status, kind) => {
    expect(failureOf({ status, body: { error: 'x' } })).toMatchObject({ kind });
  });
});
