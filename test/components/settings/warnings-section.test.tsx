// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { WarningsSection } from '../../../components/settings/warnings-section';
import type { Card } from '../../../lib/core/card';
import { defaultThresholds } from '../../../lib/core/warning';
import type { Settings } from '../../../lib/storage/schema';
import { platforms, sampleCard, sampleDoing, sampleState } from './sample';

afterEach(cleanup);

function show(settings: Partial<Settings> = {}, cards: readonly Card[] = []) {
  const { doing, ...seen } = sampleDoing();
  render(<WarningsSection platforms={platforms} cards={cards} state={sampleState(settings)} doing={doing} />);
  return { ...seen, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });

async function fill(user: ReturnType<typeof userEvent.setup>, form: string, low: string, critical: string) {
  const { getByRole } = within(screen.getByRole('form', { name: form }));
  for (const [name, text] of [
    ['Low at', low],
    ['Critical at', critical],
  ]) {
    const input = getByRole('textbox', { name: name ?? '' });
    await user.clear(input);
    if (text) await user.type(input, text);
  }
  await user.click(getByRole('button', { name: 'Save levels' }));
  return getByRole;
}

describe('the levels for all platforms', () => {
  it('are saved in percent or units', async () => {
    const { user, send, say } = show();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Critical: in' }), 'units left');
    await fill(user, 'Levels for all platforms', '12,5', '1,000');
    const thresholds = { low: { value: 12.5, in: 'percent' }, critical: { value: 1000, in: 'units' } };
    expect(send.mock.calls).toEqual([['settings/thresholds', { thresholds }]]);
    expect(say.mock.calls).toEqual([['The levels for all platforms are saved.']]);
  });

  it.each([
    ['', '5', 'Low at', 'Type a number.'],
    ['101', '5', 'Low at', 'A percentage is between 0 and 100.'],
    ['-1', '0', 'Low at', 'Use 0 or more.'],
    ['5', '20', 'Critical at', 'The critical level must not be above the low level.'],
    ['20', 'few', 'Critical at', 'Type a number.'],
  ])('low %j, critical %j is refused beside "%s": "%s"', async (low, critical, name, description) => {
    const { user, send } = show();
    const getByRole = await fill(user, 'Levels for all platforms', low, critical);
    expect(document.activeElement).toBe(getByRole('textbox', { name, description }));
    expect(send).not.toHaveBeenCalled();
  });
});

describe('the levels of one platform', () => {
  it('are shown for those in use, with where they come from', () => {
    const own = { low: { value: 50, in: 'percent' }, critical: { value: 1, in: 'units' } } as const;
    show({ enabled: ['songs', 'router'], ownThresholds: { vector: own } });
    const words = screen.getAllByRole('listitem').map((row) => row.querySelector('p')?.textContent);
    expect(words).toEqual([
      'low at 20%, critical at 5% (as for all)',
      'low at 5 units, critical at 1 unit (made for Router)',
      'low at 50%, critical at 1 unit (set by you)',
    ]);
  });

  it('are changed in a form of their own', async () => {
    const { user, send } = show({ enabled: ['songs'] });
    await user.click(button('Change the levels of Songs'));
    await fill(user, 'Levels of Songs', '30', '10');
    const thresholds = { low: { value: 30, in: 'percent' }, critical: { value: 10, in: 'percent' } };
    expect(send.mock.calls).toEqual([['settings/thresholds', { platform: 'songs', thresholds }]]);
    expect(screen.queryByRole('form', { name: 'Levels of Songs' })).toBeNull();
    expect(document.activeElement).toBe(button('Change the levels of Songs'));
  });

  it('go back to the usual ones', async () => {
    const { user, send } = show({ ownThresholds: { songs: defaultThresholds } });
    await user.click(button('Reset the levels of Songs'));
    expect(send.mock.calls).toEqual([['settings/thresholds', { platform: 'songs', thresholds: null }]]);
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Levels of single platforms' }));
  });
});

describe('the levels of one balance', () => {
  const cards = [
    sampleCard('songs', 'Songs', [
      { id: 'credits', label: 'Credits', unit: 'credit' },
      { id: 'gems', label: 'Gems', unit: 'gem' },
    ]),
    sampleCard('router', 'Router', [{ id: 'purse', label: 'Balance', unit: 'USD' }]),
  ];
  const own = { low: { value: 50, in: 'percent' }, critical: { value: 1, in: 'units' } } as const;
  const add = 'Set levels for a balance';
  const form = () => within(screen.getByRole('form', { name: 'Levels for a balance' }));

  it('are not spoken of before there is a balance', () => {
    show();
    expect(screen.queryByRole('heading', { name: 'Levels of single balances' })).toBeNull();
  });

  it('are set for a balance of a platform, chosen from those on the cards', async () => {
    const { user, send, say } = show({}, cards);
    await user.click(button(add));
    expect(document.activeElement).toBe(form().getByRole('combobox', { name: 'Platform' }));
    await user.selectOptions(form().getByRole('combobox', { name: 'Balance' }), 'Gems');
    await user.selectOptions(form().getByRole('combobox', { name: 'Low: in' }), 'gem left');
    await fill(user, 'Levels for a balance', '30', '10');
    const thresholds = { low: { value: 30, in: 'units' }, critical: { value: 10, in: 'percent' } };
    expect(send.mock.calls).toEqual([
      ['settings/pool-thresholds', { platform: 'songs', pool: 'gems', thresholds }],
    ]);
    expect(say.mock.calls).toEqual([['The levels of Songs: Gems are saved.']]);
    expect(document.activeElement).toBe(button(add));
  });

  it("begin with their platform's", async () => {
    const { user } = show({}, cards);
    await user.click(button(add));
    await user.selectOptions(form().getByRole('combobox', { name: 'Platform' }), 'Router');
    expect(form().getByRole<HTMLInputElement>('textbox', { name: 'Low at' }).value).toBe('5');
    expect(form().getByRole('combobox', { name: 'Balance' }).textContent).toBe('Balance');
  });

  it('are listed with what they are, also of a balance that is shown no more', () => {
    show({ poolThresholds: { 'songs|gems': own, 'songs|old': own, 'gone|x|y': own } }, cards);
    const list = screen.getByRole('list', { name: 'Levels of single balances' });
    expect(
      [...list.querySelectorAll('li')].map((row) => row.querySelector('.row-words')?.textContent),
    ).toEqual([
      'gone x|ylow at 50%, critical at 1 unit · this balance is not shown now',
      'Songs Gemslow at 50%, critical at 1 unit',
      'Songs oldlow at 50%, critical at 1 unit · this balance is not shown now',
    ]);
  });

  it('are changed and given back', async () => {
    const { user, send } = show({ poolThresholds: { 'songs|gems': own } }, cards);
    await user.click(button('Change the levels of Songs: Gems'));
    await fill(user, 'Levels of Songs: Gems', '40', '4');
    const thresholds = { low: { value: 40, in: 'percent' }, critical: { value: 4, in: 'units' } };
    await user.click(button('Reset the levels of Songs: Gems'));
    expect(send.mock.calls).toEqual([
      ['settings/pool-thresholds', { platform: 'songs', pool: 'gems', thresholds }],
      ['settings/pool-thresholds', { platform: 'songs', pool: 'gems', thresholds: null }],
    ]);
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Levels of single balances' }));
  });

  it('are not offered a second time', async () => {
    const { user } = show({ poolThresholds: { 'router|purse': own } }, cards);
    await user.click(button(add));
    expect(form().getByRole('combobox', { name: 'Platform' }).textContent).toBe('Songs');
  });
});

it('warnings in the page can be switched off', async () => {
  const { user, send } = show();
  await user.click(screen.getByRole('switch', { name: 'Warn inside the page' }));
  expect(send.mock.calls).toEqual([['settings/inline-warnings', { on: false }]]);
});
