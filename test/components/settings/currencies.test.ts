import { describe, expect, it } from 'vitest';
import { currencyOptions, foreignCurrencies } from '../../../components/settings/currencies';
import { accountItem } from '../../../lib/storage/items';
import type { Settings } from '../../../lib/storage/schema';
import { sampleState } from './sample';

describe('the currencies to choose from', () => {
  const labels = currencyOptions([], 'en').map(({ label }) => label);

  it('are by name, so that the first letters find one', () => {
    expect(labels).toContain('Swiss Franc (CHF)');
    expect([...labels].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(labels);
  });

  it('are those of today, not metals, tests or the past', () => {
    const codes = currencyOptions([], 'en').map(({ value }) => value);
    for (const code of ['USD', 'EUR', 'JPY', 'XAF']) expect(codes).toContain(code);
    for (const code of ['XAU', 'XXX', 'XTS']) expect(codes).not.toContain(code);
    expect(labels.filter((label) => /\d{4}/.test(label))).toEqual([]);
  });

  it('have what is in use among them, known or not', () => {
    expect(currencyOptions(['QQQ'], 'en')).toContainEqual({ value: 'QQQ', label: 'QQQ' });
  });
});

it('foreign currencies are those of balances, credit, budgets, prices and rates, each once', () => {
  const usd = { id: 'p', label: 'P', unit: 'USD', readAt: 0, source: 's' };
  const settings: Partial<Settings> = {
    grants: [
      {
        id: 'g',
        name: 'G',
        kind: 'bundle',
        unit: 'SEK',
        amount: 1,
        priority: 1,
        effectiveAt: 0,
        renewal: { every: 'never' },
        price: { amount: 1, currency: 'GBP' },
      },
    ],
    budgets: [{ id: 'b', name: 'B', unit: 'CHF', amount: 1, per: 'day' }],
    money: {
      currency: 'EUR',
      rates: { JPY: { rate: 1, asOf: '2026-01-01' } },
      plans: { x: { price: { amount: 1, currency: 'EUR' }, per: 'month' } },
    },
  };
  const pools = [usd, { ...usd, id: 'q', unit: 'credit' }];
  const state = sampleState(settings, { accounts: { a: [{ ...accountItem('a', 'x').fallback, pools }] } });
  expect(foreignCurrencies(state, 'EUR')).toEqual(['CHF', 'GBP', 'JPY', 'SEK', 'USD']);
});
