import { expect, test } from 'vitest';
import type { Grant } from '../../lib/core/grants/grant';
import { platforms } from '../../lib/platforms';
import { pricingOf } from '../../lib/storage/pricing';
import { defaultSettings, type Settings } from '../../lib/storage/schema';

const paid = { price: { amount: 10, currency: 'USD' }, per: 'month' } as const;
const grant: Grant = {
  id: 'g1',
  platform: 'suno',
  name: 'Suno',
  kind: 'subscription',
  unit: 'credit',
  amount: 2_000,
  priority: 50,
  effectiveAt: 0,
  renewal: { every: 'month', day: 1 },
};
const prices = (settings: Partial<Settings>) =>
  pricingOf({ ...defaultSettings, ...settings }, platforms).prices.map(
    ({ platform, unit, perUnit, currency, basis }) =>
      `${platform} ${unit} ${perUnit} ${currency} ${basis.kind}`,
  );
const money = (plans: Settings['money']['plans']) => ({ rates: {}, plans });

test.each<[string, Partial<Settings>, string[]]>([
  ['nothing is paid', {}, []],
  [
    'a plan of the table',
    { money: money({ suno: { ...paid, plan: 'pro' } }) },
    ['suno credit 0.004 USD plan'],
  ],
  [
    'the table goes before what was typed in',
    { money: money({ suno: { ...paid, plan: 'pro' } }), grants: [grant] },
    ['suno credit 0.004 USD plan'],
  ],
  [
    'another plan, of which the allowance was typed in',
    { money: money({ suno: paid }), grants: [grant] },
    ['suno credit 0.005 USD plan'],
  ],
  ['another plan, of which nothing is known', { money: money({ suno: paid }) }, []],
  [
    'two allowances: nobody knows what of the price is whose',
    { money: money({ suno: paid }), grants: [grant, { ...grant, id: 'g2', unit: 'image' }] },
    [],
  ],
  ['an allowance of another platform', { money: money({ claude: paid }), grants: [grant] }, []],
  [
    'an allowance that renews when the platform says',
    { money: money({ suno: paid }), grants: [{ ...grant, renewal: { every: 'told' } }] },
    [],
  ],
  [
    'a bundle',
    { grants: [{ ...grant, kind: 'bundle', price: { amount: 5, currency: 'EUR' } }] },
    ['suno credit 0.0025 EUR bundles'],
  ],
])('%s', (_, settings, expected) => {
  expect(prices(settings)).toEqual(expected);
});

test('currency and rates are those of the person', () => {
  const rates = { USD: { rate: 0.9, asOf: '2026-11-01' } };
  expect(pricingOf({ ...defaultSettings, money: { currency: 'EUR', rates, plans: {} } }, platforms)).toEqual({
    prices: [],
    currency: 'EUR',
    rates,
  });
});
