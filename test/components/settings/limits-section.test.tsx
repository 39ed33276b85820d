// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { LimitsSection } from '../../../components/settings/limits-section';
import { buildCard, type Card } from '../../../lib/core/card';
import type { ManualLimit } from '../../../lib/core/manual';
import { defaultThresholds } from '../../../lib/core/warning';
import type { Done } from '../../../lib/messages';
import { now, platforms, sampleDoing } from './sample';

afterEach(cleanup);

const studio: ManualLimit = {
  id: 'a',
  name: 'Studio',
  unit: 'credit',
  amount: 1000,
  left: 400,
  renewal: { every: 'month', day: 14 },
  savedAt: now,
  link: 'https://studio.example/usage',
};
const paints: ManualLimit = { ...studio, id: 'b', name: 'Paints', unit: 'gem', renewal: { every: 'never' } };

function cardOf(limit: ManualLimit): Card {
  return buildCard(
    {
      platform: limit.id,
      name: limit.name,
      glyph: 'S',
      thresholds: defaultThresholds,
      accounts: [],
      manual: [limit],
      permission: true,
      zone: 'UTC',
    },
    now,
  );
}

function show(limits: readonly ManualLimit[] = [], done?: Done) {
  const { doing, ...seen } = sampleDoing(done === undefined ? {} : { done });
  render(<LimitsSection limits={limits} cards={limits.map(cardOf)} platforms={platforms} doing={doing} />);
  return { ...seen, user: userEvent.setup() };
}

const field = (name: string) => screen.getByRole('textbox', { name });
const choice = (name: string) => screen.getByRole('combobox', { name });
const button = (name: string) => screen.getByRole('button', { name });

describe('the list', () => {
  it('is empty at first', () => {
    show();
    expect(screen.getByText('No limits by hand yet.')).toBeTruthy();
  });

  it('says amount, what is left, renewal and link, by name', () => {
    show([studio, paints]);
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Paints 1,000 gem',
      'Studio 1,000 credits',
    ]);
    expect(screen.getByText(/400 credits left · renews on day 14 of each month/)).toBeTruthy();
    const [link] = screen.getAllByRole('link', { name: /^studio\.example/ });
    expect(link?.getAttribute('href')).toBe('https://studio.example/usage');
  });

  it('says so where the platform itself tells what is left', () => {
    const { doing } = sampleDoing();
    render(<LimitsSection limits={[studio]} cards={[]} platforms={platforms} doing={doing} />);
    expect(screen.getByText(/what is left is read from the platform/)).toBeTruthy();
  });
});

describe('adding a limit', () => {
  it('of a platform, by its plan', async () => {
    const { user, send, say } = show();
    await user.click(button('Add a limit'));
    expect(document.activeElement).toBe(choice('Platform'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Pro');
    expect(choice('Plan').closest('.field')?.textContent).toContain(
      'As of 2026-02-01. Source: help.songs.example (new tab). Confidence: medium, so compare it with your plan.',
    );
    expect(screen.getByRole('link', { name: /^help\.songs\.example/ })).toBeTruthy();
    await user.type(field('Left now'), '1 200');
    await user.type(field('Day of the month'), '31');
    await user.click(button('Save limit'));
    const draft = {
      platform: 'songs',
      name: 'Songs',
      unit: 'credit',
      amount: 2500,
      left: 1200,
      renewal: { every: 'month', day: 31 },
    };
    expect(send.mock.calls).toEqual([['manual/save', { draft }]]);
    expect(say.mock.calls).toEqual([['The limit for Songs is saved.']]);
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(button('Add a limit'));
  });

  it('of something else, with a unit and a link of its own', async () => {
    const { user, send } = show();
    await user.click(button('Add a limit'));
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
      unit: 'gem',
      amount: 1000,
      renewal: { every: 'week', weekday: 0 },
      link: 'https://paints.example/',
    };
    expect(send.mock.calls).toEqual([['manual/save', { draft }]]);
  });

  it('names the source of a plan that is no address', async () => {
    const { user } = show();
    await user.click(button('Add a limit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Studio');
    expect(screen.getByText('As of 2025-11. Source: one unofficial page.')).toBeTruthy();
  });

  it('forgets the plan when its amount is changed', async () => {
    const { user } = show();
    await user.click(button('Add a limit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.selectOptions(choice('Plan'), 'Pro');
    await user.type(field('Amount'), '0');
    expect(within(choice('Plan')).getByRole<HTMLOptionElement>('option', { selected: true }).text).toBe(
      'Own amount',
    );
  });

  it.each([
    ['Amount', '-5', 'A limit is more than 0.'],
    ['Amount', '1.000', 'This can be read in two ways. Type 1000, or 1.'],
    ['Left now', '101', 'More is left than the limit allows.'],
    ['Day of the month', '32', 'A month has days 1 to 31.'],
    ['Link', 'http://paints.example', 'Use a link that begins with https://'],
    ['Name', ' ', 'Give it a name.'],
  ])('with %s %j is refused beside the field: "%s"', async (name, text, message) => {
    const { user, send } = show();
    await user.click(button('Add a limit'));
    await user.selectOptions(choice('Platform'), 'Something else');
    await user.type(field('Name'), 'Paints');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.clear(field(name));
    await user.type(field(name), text);
    await user.click(button('Save limit'));
    const refused = screen.getByRole('textbox', { name, description: new RegExp(escaped(message)) });
    expect(refused.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(refused);
    expect(send).not.toHaveBeenCalled();
  });

  it('shows what the background says beside the field, and keeps what was typed', async () => {
    const problems = [
      { field: 'renewal.day', message: 'Not this day.' },
      { field: '', message: 'There are too many limits.' },
    ];
    const { user, say } = show([], { ok: false, problems });
    await user.click(button('Add a limit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Save limit'));
    expect(
      screen.getByRole('textbox', { name: 'Day of the month', description: /Not this day/ }),
    ).toBeTruthy();
    expect(screen.getByText('There are too many limits.').closest('[role=alert]')).toBeTruthy();
    expect(screen.getByDisplayValue('100')).toBe(field('Amount'));
    expect(say).not.toHaveBeenCalled();
  });

  it('says that nobody answered', async () => {
    const { user, send } = show();
    send.mockRejectedValue(new Error('no receiver'));
    await user.click(button('Add a limit'));
    await user.selectOptions(choice('Platform'), 'Songs');
    await user.type(field('Amount'), '100');
    await user.type(field('Day of the month'), '1');
    await user.click(button('Save limit'));
    expect(screen.getByRole('alert').textContent).toContain('The extension did not answer.');
  });
});

describe('changing and removing', () => {
  it('opens with what is left now and saves under the same id', async () => {
    const { user, send } = show([{ ...studio, left: 400 }]);
    await user.click(button('Edit the limit for Studio'));
    expect(screen.getByDisplayValue('400')).toBe(field('Left now'));
    await user.clear(field('Amount'));
    await user.type(field('Amount'), '1500');
    await user.click(button('Save limit'));
    const { id, savedAt: _savedAt, ...draft } = studio;
    expect(send.mock.calls).toEqual([['manual/save', { id, draft: { ...draft, amount: 1500 } }]]);
    expect(document.activeElement).toBe(button('Edit the limit for Studio'));
  });

  it('removes after asking', async () => {
    const { user, send, say } = show([studio]);
    await user.click(button('Remove the limit for Studio'));
    expect(document.activeElement).toBe(button('Cancel'));
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Remove'));
    expect(send.mock.calls).toEqual([['manual/remove', { id: 'a' }]]);
    expect(say.mock.calls).toEqual([['The limit for Studio is removed.']]);
    expect(document.activeElement).toBe(button('Add a limit'));
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
