// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { GrantsSection } from '../../../components/settings/grants-section';
import type { Grant } from '../../../lib/core/grants/grant';
import { openPurse } from '../../../lib/core/grants/purse';
import type { Done } from '../../../lib/messages';
import { accountItem } from '../../../lib/storage/items';
import type { AccountRecord } from '../../../lib/storage/schema';
import type { State } from '../../../lib/storage/state';
import { now, platforms, sampleDoing, sampleGrant, sampleState } from './sample';

afterEach(cleanup);

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hour = 3_600_000;
const day = 24 * hour;

const studio = sampleGrant({ link: 'https://studio.example/usage' });
const paints = sampleGrant({
  id: 'b',
  name: 'Paints',
  unit: 'gem',
  kind: 'bundle',
  renewal: { every: 'never' },
});

function show(grants: readonly Grant[] = [], done?: Done, rest: Partial<State> = {}) {
  const { doing, ...seen } = sampleDoing(done === undefined ? {} : { done });
  const state = sampleState({ grants: [...grants] }, rest);
  render(<GrantsSection platforms={platforms} state={state} now={now} zone={zone} doing={doing} />);
  return { ...seen, user: userEvent.setup() };
}

function account(id: string, part: Partial<AccountRecord> = {}): AccountRecord {
  return { ...accountItem('songs', id).fallback, ...part };
}

const field = (name: string) => screen.getByRole('textbox', { name });
const choice = (name: string) => screen.getByRole('combobox', { name });
const button = (name: string) => screen.getByRole('button', { name });

/** A field for a date has no role of its own. */
const dateField = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const rows = () =>
  screen.getAllByRole('heading', { level: 4 }).map((one) => one.closest('li')?.textContent ?? '');

describe('the list', () => {
  it('is empty at first', () => {
    show();
    expect(screen.getByText('No plans or credits by hand yet.')).toBeTruthy();
  });

  it('says amount, what is left, renewal and link, by name', () => {
    show([studio, paints]);
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Paints',
      'Studio',
    ]);
    expect(screen.getAllByRole('heading', { level: 4 }).map((one) => one.textContent)).toEqual([
      'Bundle 1,000 gem',
      'Plan 1,000 credits',
    ]);
    expect(screen.getByText('400 credits left · renews on day 14 of each month')).toBeTruthy();
    const [link] = screen.getAllByRole('link', { name: /^studio\.example/ });
    expect(link?.getAttribute('href')).toBe('https://studio.example/usage');
  });

  it('says the state of each in words, in the order in which they are used', () => {
    const once = { kind: 'bundle', renewal: { every: 'never' } } as const;
    show([
      sampleGrant({ ...once, id: 'later', label: 'Later', effectiveAt: new Date(2026, 4, 3).getTime() }),
      sampleGrant({ ...once, id: 'over', label: 'Over', expiresAt: new Date(2026, 2, 10).getTime() }),
      sampleGrant({ ...once, id: 'ended', label: 'Ended', voidedAt: now }),
      sampleGrant({
        ...once,
        id: 'last',
        label: 'Last',
        priority: 80,
        expiresAt: new Date(2026, 4, 4).getTime(),
      }),
      sampleGrant({ ...once, id: 'first', label: 'First', priority: 1, left: 0 }),
    ]);
    expect(rows()).toEqual([
      expect.stringContaining('First 1,000 creditsused upEdit'),
      expect.stringContaining('Last 1,000 creditsactive400 credits left · expires May 3'),
      expect.stringContaining('Over 1,000 creditsexpired Mar 9'),
      expect.stringContaining('Ended 1,000 creditsstopped today'),
      expect.stringContaining('Later 1,000 creditsstarts May 3'),
    ]);
    expect(screen.getByText('400 credits left in all · 400 expire May 3')).toBeTruthy();
    // What is over can't be stopped again.
    expect(screen.queryAllByRole('button', { name: /^Stop/ })).toHaveLength(3);
  });

  it('says what each is likely to have of what the platform reports', () => {
    const pool = {
      id: 'credits',
      label: 'Credits',
      unit: 'credit',
      remaining: 1450,
      readAt: now,
      source: 's',
    };
    const plan = sampleGrant({ platform: 'songs', name: 'Songs', account: 'me', left: 1000 });
    const spare = { ...plan, id: 'b', kind: 'bundle', amount: 500, left: 400, priority: 70 } as const;
    show([plan, spare], undefined, { accounts: { songs: [account('me', { pools: [pool] })] } });
    expect(screen.getByText(/^1,450 credits left, says Songs; what each has is estimated/)).toBeTruthy();
    expect(rows()[0]).toContain('≈ 1,000 credits left');
    expect(screen.getByText(/50 credits of something else/)).toBeTruthy();
  });

  it('divides nothing where the platform has several balances in the unit', () => {
    const pool = { label: 'Credits', unit: 'credit', remaining: 100, readAt: now, source: 's' };
    const pools = [
      { ...pool, id: 'a' },
      { ...pool, id: 'b' },
    ];
    const plan = sampleGrant({ platform: 'songs', name: 'Songs', account: 'me' });
    show([plan], undefined, { accounts: { songs: [account('me', { pools })] } });
    expect(rows()[0]).toContain('what is left is read from the platform');
    expect(screen.getByText('Songs tells of several balances in this unit')).toBeTruthy();
  });

  it('keeps accounts apart, and counts each by its own purse', () => {
    const plan = sampleGrant({ platform: 'songs', name: 'Songs', account: 'work', effectiveAt: now - day });
    const home = { ...plan, id: 'b', account: 'home' };
    const purse = openPurse([plan], [{ id: 'u', at: now - hour, amount: 150 }]);
    show([plan, home], undefined, {
      accounts: {
        songs: [account('work', { account: { id: 'work', label: 'w@example.org' } }), account('home')],
      },
      purses: { songs: { work: { credit: purse } } },
    });
    const headings = screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
    expect(headings).toEqual(['Songs · home', 'Songs · w@example.org']);
    expect(rows()).toEqual([
      expect.stringContaining('400 credits left'),
      expect.stringContaining('250 credits left'),
    ]);
  });
});

describe('adding credit', () => {
  it('of a platform, by its plan', async () => {
    const { user, send, say } = show();
    await user.click(button('Add credit'));
    expect(document.activeElement).toBe(choice('Platform'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Pro');
    expect(choice('Plan').closest('.field')?.textContent).toContain(
      'As of 2026-02-01. Source: help.songs.example (new tab). Confidence: medium, so compare it with your plan.',
    );
    expect(screen.getByRole('link', { name: /^help\.songs\.example/ })).toBeTruthy();
    await user.type(field('Left now'), '1 200');
    await user.type(field('Day of the month'), '31');
    await user.click(button('Save'));
    const draft = {
      platform: 'songs',
      name: 'Songs',
      kind: 'subscription',
      label: 'Pro',
      unit: 'credit',
      amount: 2500,
      left: 1200,
      renewal: { every: 'month', day: 31 },
    };
    expect(send.mock.calls).toEqual([['grant/save', { draft }]]);
    expect(say.mock.calls).toEqual([['Your credit at Songs is saved.']]);
    expect(screen.queryByRole('form')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(button('Add credit')));
  });

  it('of something else, with a unit and a link of its own', async () => {
    const { user, send } = show();
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Something else');
    await user.type(field('Name'), 'Paints');
    await user.type(field('Amount'), '1,000');
    await user.selectOptions(choice('Unit'), 'Another unit…');
    await user.type(field('Name of the unit'), 'gem');
    await user.selectOptions(choice('Renews'), 'Every week');
    await user.selectOptions(choice('Day of the week'), 'Sunday');
    await user.type(field('Link'), 'https://paints.example/');
    await user.keyboard('{Enter}');
    const draft = {
      name: 'Paints',
      kind: 'subscription',
      unit: 'gem',
      amount: 1000,
      renewal: { every: 'week', weekday: 0 },
      link: 'https://paints.example/',
    };
    expect(send.mock.calls).toEqual([['grant/save', { draft }]]);
  });

  it('a bundle with its last day, its price and its place in the order', async () => {
    const { user, send } = show();
    await user.click(button('Add credit'));
    await user.type(field('Name'), 'Paints');
    await user.selectOptions(choice('Kind'), 'Bundle of credit');
    await user.type(field('Amount'), '300');
    await user.selectOptions(choice('Expires'), 'On a date');
    fireEvent.change(dateField('Last day'), { target: { value: '2026-05-03' } });
    await user.click(button('Name, price, order and clock'));
    await user.type(field('Price'), '9.99');
    await user.clear(field('Currency'));
    await user.type(field('Currency'), 'chf');
    await user.type(field('Order of use'), '5');
    await user.click(button('Save'));
    const draft = {
      name: 'Paints',
      kind: 'bundle',
      unit: 'credit',
      amount: 300,
      priority: 5,
      expiresAt: new Date(2026, 4, 4).getTime(),
      renewal: { every: 'never' },
      price: { amount: 9.99, currency: 'CHF' },
    };
    expect(send.mock.calls).toEqual([['grant/save', { draft }]]);
  });

  it('asks whose it is where there are several accounts, and takes the one last in use', async () => {
    const accounts = { songs: [account('home', { seenAt: 1 }), account('work', { seenAt: 2 })] };
    const { user, send } = show([], undefined, { accounts });
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    expect(within(choice('Account')).getByRole<HTMLOptionElement>('option', { selected: true }).text).toBe(
      'work',
    );
    await user.selectOptions(choice('Account'), 'home');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Save'));
    expect(send.mock.calls).toMatchObject([
      ['grant/save', { draft: { platform: 'songs', account: 'home' } }],
    ]);
  });

  it('takes the only account without a question, and none where none is known', async () => {
    const { user, send } = show([], undefined, { accounts: { songs: [account('me')] } });
    const add = async (platform: string) => {
      await user.click(button('Add credit'));
      await user.selectOptions(choice('Platform'), platform);
      expect(screen.queryByRole('combobox', { name: 'Account' })).toBeNull();
      await user.type(field('Amount'), '100');
      await user.type(field('Day of the month'), '1');
      await user.click(button('Save'));
    };
    await add('Songs');
    await add('Vector');
    expect(send.mock.calls.map(([, args]) => args)).toEqual([
      { draft: expect.objectContaining({ platform: 'songs', account: 'me' }) },
      { draft: expect.not.objectContaining({ account: expect.anything() }) },
    ]);
  });

  it('asks not what is left of what begins later', async () => {
    const { user } = show();
    await user.click(button('Add credit'));
    expect(field('Left now')).toBeTruthy();
    fireEvent.change(dateField('Bought or starts on'), { target: { value: '2026-03-16' } });
    expect(screen.queryByRole('textbox', { name: 'Left now' })).toBeNull();
  });

  it('opens what is hidden where that is wrong', async () => {
    const { user, send } = show();
    await user.click(button('Add credit'));
    await user.type(field('Name'), 'Paints');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Name, price, order and clock'));
    await user.type(field('Order of use'), 'first');
    await user.click(button('Name, price, order and clock'));
    expect(screen.queryByRole('textbox', { name: 'Order of use' })).toBeNull();
    await user.click(button('Save'));
    expect(document.activeElement).toBe(field('Order of use'));
    expect(screen.getByText('A priority is 0 to 255.')).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
  });

  it('closes with Escape as long as nothing is typed', async () => {
    const { user } = show();
    await user.click(button('Add credit'));
    await user.type(field('Name'), 'P');
    await user.keyboard('{Escape}');
    expect(screen.getByDisplayValue('P')).toBe(field('Name'));
    await user.click(button('Cancel'));
    await user.click(button('Add credit'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(button('Add credit'));
  });

  it('names the source of a plan that is no address', async () => {
    const { user } = show();
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Studio');
    expect(screen.getByText('As of 2025-11. Source: one unofficial page.')).toBeTruthy();
  });

  it('forgets the plan when its amount is changed', async () => {
    const { user } = show();
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Pro');
    await user.type(field('Amount'), '0');
    expect(within(choice('Plan')).getByRole<HTMLOptionElement>('option', { selected: true }).text).toBe(
      'Own amount',
    );
  });

  it.each([
    ['Amount', '-5', 'Use more than 0.'],
    ['Amount', '1.000', 'This can be read in two ways. Type 1000, or 1.'],
    ['Left now', '101', 'More is left than it ever has.'],
    ['Day of the month', '32', 'A month has days 1 to 31.'],
    ['Link', 'http://paints.example', 'Use a link that begins with https://'],
    ['Name', ' ', 'Give it a name.'],
  ])('with %s %j is refused beside the field: "%s"', async (name, text, message) => {
    const { user, send } = show();
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Something else');
    await user.type(field('Name'), 'Paints');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.clear(field(name));
    await user.type(field(name), text);
    await user.click(button('Save'));
    const refused = screen.getByRole('textbox', { name, description: new RegExp(escaped(message)) });
    expect(refused.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(refused);
    expect(send).not.toHaveBeenCalled();
  });

  it('shows what the background says beside the field, and keeps what was typed', async () => {
    const problems = [
      { field: 'renewal.day', message: 'Not this day.' },
      { field: '', message: 'There is too much of it.' },
    ];
    const { user, say } = show([], { ok: false, problems });
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Save'));
    expect(
      screen.getByRole('textbox', { name: 'Day of the month', description: /Not this day/ }),
    ).toBeTruthy();
    expect(screen.getByText('There is too much of it.').closest('[role=alert]')).toBeTruthy();
    expect(screen.getByDisplayValue('100')).toBe(field('Amount'));
    expect(say).not.toHaveBeenCalled();
  });

  it('says that nobody answered', async () => {
    const { user, send } = show();
    send.mockRejectedValue(new Error('no receiver'));
    await user.click(button('Add credit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Save'));
    expect(screen.getByRole('alert').textContent).toContain('The extension did not answer.');
  });
});

describe('changing, stopping and removing', () => {
  const what = 'the plan of 1,000 credits for Studio';

  it('opens with what is left now and saves under the same id', async () => {
    const { user, send } = show([studio]);
    await user.click(button(`Edit ${what}`));
    expect(screen.getByDisplayValue('400')).toBe(field('Left now'));
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '1500');
    await user.click(button('Save'));
    const { id, effectiveAt: _effectiveAt, priority: _usual, ...draft } = studio;
    const startsAt = new Date(2026, 2, 15).getTime();
    expect(send.mock.calls).toEqual([['grant/save', { id, draft: { ...draft, amount: 1500, startsAt } }]]);
    expect(document.activeElement).toBe(button(`Edit ${what}`));
  });

  it('stops after asking', async () => {
    const { user, send, say } = show([studio]);
    await user.click(button(`Stop ${what}`));
    expect(document.activeElement).toBe(button('Cancel'));
    await user.keyboard('{Escape}');
    expect(send).not.toHaveBeenCalled();
    await user.click(button(`Stop ${what}`));
    await user.click(button('Stop'));
    expect(send.mock.calls).toEqual([['grant/void', { id: 'a' }]]);
    expect(say.mock.calls).toEqual([['Plan for Studio is stopped.']]);
    expect(document.activeElement).toBe(button(`Stop ${what}`));
  });

  it('removes after asking', async () => {
    const { user, send, say } = show([studio]);
    await user.click(button(`Remove ${what}`));
    expect(document.activeElement).toBe(button('Cancel'));
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Remove'));
    expect(send.mock.calls).toEqual([['grant/remove', { id: 'a' }]]);
    expect(say.mock.calls).toEqual([['Plan for Studio is removed.']]);
    expect(document.activeElement).toBe(button('Add credit'));
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
