// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { MoneySection } from '../../../components/settings/money-section';
import { accountItem } from '../../../lib/storage/items';
import type { Settings } from '../../../lib/storage/schema';
import type { MoneySettings } from '../../../lib/storage/settings-schema';
import { now, platforms, sampleDoing, samplePlatform, sampleState, songs } from './sample';

afterEach(cleanup);

const source = { asOf: '2026-02', source: 'https://studio.example/prices', confidence: 'high' } as const;
const studio = samplePlatform({
  id: 'studio',
  name: 'Studio',
  planTable: {
    plans: [
      {
        id: 'pro',
        name: 'Pro',
        price: {
          month: { amount: 10, currency: 'USD', ...source },
          year: { amount: 96, currency: 'USD', ...source },
        },
        included: [],
        ...source,
      },
      { id: 'team', name: 'Team', included: [], ...source },
    ],
    bundles: [],
    bought: [],
  },
});

/** Balances in dollars, yen and credits. */
const accounts = {
  songs: [
    {
      ...accountItem('songs', 'me').fallback,
      pools: ['USD', 'JPY', 'credit'].map((unit) => ({
        id: unit,
        label: unit,
        unit,
        readAt: now,
        source: 's',
      })),
    },
  ],
};

function show(money: Partial<MoneySettings> = {}, settings: Partial<Settings> = {}) {
  const { doing, ...seen } = sampleDoing();
  const stored = { rates: {}, plans: {}, ...money };
  render(
    <MoneySection
      platforms={[...platforms, studio]}
      state={sampleState({ ...settings, money: stored }, { accounts })}
      now={now}
      zone="UTC"
      doing={doing}
    />,
  );
  return { ...seen, stored, user: userEvent.setup() };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const day = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const choice = (name: string) => screen.getByRole<HTMLSelectElement>('combobox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const save = () => button('Save currency and rates');

describe('the own currency and the rates into it', () => {
  it('ask for nothing but the currency at first', () => {
    show();
    expect(choice('Your currency').value).toBe('');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(choice('Your currency').textContent).toContain('Swiss Franc (CHF)');
  });

  it('are asked for the currencies that occur, and saved with the day of today', async () => {
    const { user, send, say } = show();
    await user.selectOptions(choice('Your currency'), 'EUR');
    expect(screen.getAllByRole('textbox')).toEqual([field('1 JPY in EUR'), field('1 USD in EUR')]);
    expect(screen.queryByLabelText('Day of the USD rate')).toBeNull();
    await user.type(field('1 USD in EUR'), '0,92');
    expect(day('Day of the USD rate').value).toBe('2026-03-15');
    expect(screen.getByText('$100.00 are €92.00')).toBeTruthy();
    await user.click(save());
    const money = { currency: 'EUR', rates: { USD: { rate: 0.92, asOf: '2026-03-15' } }, plans: {} };
    expect(send.mock.calls).toEqual([['settings/money', { money }]]);
    expect(say.mock.calls).toEqual([['The currency and its rates are saved.']]);
  });

  it('may be of another day', async () => {
    const { user, send } = show({ currency: 'EUR' });
    await user.type(field('1 USD in EUR'), '0.9');
    fireEvent.change(day('Day of the USD rate'), { target: { value: '2026-03-01' } });
    await user.click(save());
    expect(send.mock.calls).toMatchObject([
      ['settings/money', { money: { rates: { USD: { rate: 0.9, asOf: '2026-03-01' } } } }],
    ]);
  });

  it('say how old they are, once they are', () => {
    show({
      currency: 'EUR',
      rates: { USD: { rate: 0.92, asOf: '2026-02-13' }, JPY: { rate: 0.006, asOf: '2026-02-12' } },
    });
    expect(screen.getAllByText(/days old/).map((one) => one.textContent)).toEqual(['31 days old']);
    expect(day('Day of the JPY rate').closest('.field')?.textContent).toContain('31 days old');
  });

  it.each([
    ['lots', 'Type a number.'],
    ['0', 'Use more than 0.'],
  ])('refuse %j beside the field', async (text, message) => {
    const { user, send } = show({ currency: 'CHF' });
    await user.type(field('1 USD in CHF'), text);
    await user.click(save());
    expect(screen.getByRole('alert').textContent).toBe(message);
    expect(document.activeElement).toBe(field('1 USD in CHF'));
    expect(send).not.toHaveBeenCalled();
  });

  it('refuse a rate without a day', async () => {
    const { user, send } = show({ currency: 'EUR' });
    await user.type(field('1 USD in EUR'), '0.9');
    fireEvent.change(day('Day of the USD rate'), { target: { value: '' } });
    await user.click(save());
    expect(screen.getByRole('alert').textContent).toBe('Write a day as 2026-05-03.');
    expect(document.activeElement).toBe(day('Day of the USD rate'));
    expect(send).not.toHaveBeenCalled();
  });

  it('give the old rates up with the old currency, and say so before', async () => {
    const rates = { USD: { rate: 0.92, asOf: '2026-03-14' } };
    const { user, send } = show({ currency: 'EUR', rates });
    await user.selectOptions(choice('Your currency'), 'CHF');
    expect(screen.getByText('The rates into EUR are given up when you save this.')).toBeTruthy();
    expect(field('1 USD in CHF').value).toBe('');
    await user.selectOptions(choice('Your currency'), 'EUR');
    expect(field('1 USD in EUR').value).toBe('0.92');
    await user.selectOptions(choice('Your currency'), 'CHF');
    await user.click(save());
    expect(send.mock.calls).toEqual([
      ['settings/money', { money: { currency: 'CHF', rates: {}, plans: {} } }],
    ]);
  });

  it('keep what is paid', async () => {
    const plans = { songs: { price: { amount: 5, currency: 'USD' }, per: 'month' } } as const;
    const { user, send } = show({ plans });
    await user.selectOptions(choice('Your currency'), 'USD');
    await user.click(save());
    expect(send.mock.calls).toEqual([['settings/money', { money: { currency: 'USD', rates: {}, plans } }]]);
  });
});

describe('what is paid', () => {
  const form = () => within(screen.getByRole('form', { name: /^What you pay/ }));
  const price = () => form().getByRole<HTMLInputElement>('textbox', { name: 'Price' });
  const select = (name: string) => form().getByRole<HTMLSelectElement>('combobox', { name });

  it('is filled in from a plan of the table, with its source', async () => {
    const { user, send, say } = show({ currency: 'EUR' }, { enabled: ['studio'] });
    await user.click(button('Add what you pay'));
    expect(select('Platform').value).toBe('studio');
    await user.selectOptions(select('Plan'), 'Pro');
    expect([price().value, select('Currency').value]).toEqual(['10', 'USD']);
    expect(price().closest('.field')?.textContent).toContain('As of 2026-02. Source: studio.example');
    await user.selectOptions(select('Paid'), 'per year');
    expect(price().value).toBe('96');
    await user.click(button('Save price'));
    const paid = { plan: 'pro', price: { amount: 96, currency: 'USD' }, per: 'year' };
    const money = { currency: 'EUR', rates: {}, plans: { studio: paid } };
    expect(send.mock.calls).toEqual([['settings/money', { money }]]);
    expect(say.mock.calls).toEqual([['What you pay for Studio is saved.']]);
    expect(document.activeElement).toBe(button('Add what you pay'));
  });

  it('keeps a price of the person’s own, and forgets one that was filled in', async () => {
    const { user } = show({}, { enabled: ['studio'] });
    await user.click(button('Add what you pay'));
    await user.selectOptions(select('Plan'), 'Pro');
    await user.selectOptions(select('Plan'), 'Team');
    expect(price().value).toBe('');
    await user.type(price(), '11.9');
    await user.selectOptions(select('Plan'), 'Pro');
    expect(price().value).toBe('11.9');
  });

  it('may be any price in any currency', async () => {
    const { user, send } = show({ currency: 'EUR' });
    await user.click(button('Add what you pay'));
    await user.selectOptions(select('Platform'), 'Songs');
    expect(form().queryByRole('combobox', { name: 'Plan' })).toBeNull();
    await user.selectOptions(select('Currency'), 'Swiss Franc (CHF)');
    await user.type(price(), '0');
    await user.click(button('Save price'));
    const plans = { songs: { price: { amount: 0, currency: 'CHF' }, per: 'month' } };
    expect(send.mock.calls).toMatchObject([['settings/money', { money: { plans } }]]);
  });

  it('says what is wrong with a price', async () => {
    const { user, send } = show();
    await user.click(button('Add what you pay'));
    await user.click(button('Save price'));
    expect(form().getByRole('alert').textContent).toBe('Type a number.');
    expect(document.activeElement).toBe(price());
    expect(send).not.toHaveBeenCalled();
  });

  it('is listed, changed and forgotten', async () => {
    const plans = {
      studio: { plan: 'pro', price: { amount: 10, currency: 'USD' }, per: 'month' },
      songs: { price: { amount: 1200, currency: 'JPY' }, per: 'year' },
    } as const;
    const { user, send } = show({ plans });
    const list = screen.getByRole('list', { name: 'What you pay' });
    expect([...list.querySelectorAll('.row-words')].map((row) => row.textContent)).toEqual([
      `${songs.name}¥1,200 per year`,
      'StudioPro, $10.00 per month',
    ]);
    await user.click(button('Change what you pay for Studio'));
    expect(document.activeElement).toBe(select('Plan'));
    await user.click(form().getByRole('button', { name: 'Cancel' }));
    await user.click(button('Forget what you pay for Studio'));
    expect(send.mock.calls).toEqual([
      ['settings/money', { money: { rates: {}, plans: { songs: plans.songs } } }],
    ]);
    expect(document.activeElement).toBe(list);
  });
});
