// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { namesOf } from '../../../components/insights/names';
import { ownedChecks } from '../../../components/insights/quote-checks';
import { QuotesSection } from '../../../components/insights/quotes-section';
import { SurprisesSection } from '../../../components/insights/surprises-section';
import { type OwnedCheck, quoteScores, surprisesOf } from '../../../lib/core/insights/quotes';
import { sampleCheck } from '../../core/quote/sample-check';
import { platforms, sampleState } from '../settings/sample';

afterEach(cleanup);

const owned = (part: Partial<OwnedCheck> = {}): OwnedCheck => ({
  ...sampleCheck(part),
  platform: 'songs',
  account: 'ada',
  ...part,
});

function show(checks: readonly OwnedCheck[]) {
  const onDownload = vi.fn<(name: string, text: string) => void>();
  const common = { names: namesOf(sampleState(), platforms), onDownload };
  const surprises = surprisesOf(checks);
  render(
    <>
      <QuotesSection
        {...common}
        scores={quoteScores(checks)}
        span={{ from: '2026-11-01', to: '2026-11-30' }}
      />
      {surprises.length > 0 && <SurprisesSection {...common} surprises={surprises} zone="UTC" />}
    </>,
  );
  return { onDownload, user: userEvent.setup() };
}

const quotes = () => within(screen.getByRole('region', { name: 'Were the quotes right?' }));
const surprises = () => within(screen.getByRole('region', { name: 'Last surprises' }));

describe('whether the quotes were right', () => {
  it('is said in words, before any is checked', () => {
    show([]);
    expect(quotes().getByText(/^No quote was checked .*2026.* Once a task is done/)).toBeTruthy();
    expect(quotes().queryByRole('button')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Last surprises' })).toBeNull();
  });

  it('is a share, a median error in the unit and in percent, and what was paid back', () => {
    show([
      owned(),
      owned({ spend: 'b', actual: 30, basis: 'site' }),
      owned({ spend: 'c', actual: 35 }),
      owned({ spend: 'd', actual: 0, refunded: true }),
    ]);
    expect(
      quotes().getByText('1 of 3 quotes right (33%). 1 task failed and took nothing: counted apart.'),
    ).toBeTruthy();
    expect(quotes().getByText('1 of 3 right')).toBeTruthy();
    expect(quotes().getByText('median error 5 credits (20%) · 2 took more · 1 paid back')).toBeTruthy();
    const parts = within(quotes().getByRole('list', { name: 'Songs, by where the price came from' }));
    expect(parts.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'told by Songs: 0 of 1 right, median error 5 credits (20%)',
      'price table: 1 of 2 right, median error 5 credits (20%)',
    ]);
  });

  it('never mixes units', () => {
    show([owned(), owned({ unit: 'USD', quoted: 1, actual: 1 }), owned({ platform: 'router' })]);
    const list = quotes().getByRole('list', { name: 'Quotes by platform' });
    expect([...list.children].map((item) => item.querySelector('.ranked-name')?.textContent)).toEqual([
      'Router credits',
      'Songs US Dollar (USD)',
      'Songs credits',
    ]);
  });

  it('is a table and a file too', async () => {
    const { user, onDownload } = show([owned(), owned({ spend: 'b', actual: 30 })]);
    await user.click(quotes().getByRole('button', { name: 'Table of Were the quotes right?' }));
    const rows = quotes().getAllByRole('row');
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent).join(' | '))).toEqual([
      'Platform | In | Price | Checked | Right | Took more | Took less | Median error | Of the quote | Paid back | Not known yet',
      'Songs | credits | all | 2 | 1 | 1 | 0 | 2.5 credits | 10% | 0 | 0',
      'Songs | credits | price table | 2 | 1 | 1 | 0 | 2.5 credits | 10% | 0 | 0',
    ]);
    await user.click(quotes().getByRole('button', { name: 'CSV of Were the quotes right?' }));
    await vi.waitFor(() => expect(onDownload).toHaveBeenCalledOnce());
    expect(onDownload.mock.calls[0]?.[0]).toBe('credit-gauge-were-the-quotes-right.csv');
    expect(onDownload.mock.calls[0]?.[1]).toContain('Songs,credits,all,2,1,1,0,2.5,0.1,0,0');
  });
});

describe('the last surprises', () => {
  it('say when, of what, what was quoted and what it took', () => {
    show([
      owned({ actual: 30 }),
      owned({ spend: 'b', at: 0, actual: 10, low: 20, high: 30, feature: 'text_to_video' }),
    ]);
    const lines = surprises()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.replace(/^.*?(?=Songs)/, ''));
    expect(lines).toEqual([
      'Songs · video · gen4 · quoted 25, took 30 credits ▲',
      'Songs · text to video · gen4 · quoted 20–30, took 10 credits ▼',
    ]);
    expect(surprises().getAllByRole('listitem')[0]?.textContent).toMatch(/Nov.*(14:05|02:05)/);
  });

  it('are few at first, and all on a click', async () => {
    const { user } = show(
      Array.from({ length: 20 }, (_, index) => owned({ spend: `s${index}`, at: index, actual: 1 })),
    );
    expect(surprises().getAllByRole('listitem')).toHaveLength(8);
    await user.click(surprises().getByRole('button', { name: 'Show all 20 surprises' }));
    expect(surprises().getAllByRole('listitem')).toHaveLength(20);
  });

  it('have a table with what they differ by', async () => {
    const { user } = show([owned({ actual: 30 }), owned({ spend: 'b', actual: 20, account: 'bob' })]);
    await user.click(surprises().getByRole('button', { name: 'Table of Last surprises' }));
    const cells = surprises()
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].slice(1).map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['Songs', 'ada', 'credits', 'video', 'gen4', 'price table', '25', '30 credits', '5 more'],
      ['Songs', 'bob', 'credits', 'video', 'gen4', 'price table', '25', '20 credits', '5 less'],
    ]);
  });
});

it('are those of the chosen days, platform and account', () => {
  const record = (id: string, at: number) => ({
    ...{ account: { id }, pools: [], spends: [], samples: [], told: [], tokens: [], seen: [] },
    ...{ seenAt: 0, health: { inARow: 0 }, readAt: {} },
    checks: [sampleCheck({ spend: `${id}-1`, at }), sampleCheck({ spend: `${id}-2`, at: at - 86_400_000 })],
  });
  const midnight = Date.UTC(2026, 10, 3);
  const state = sampleState(
    {},
    {
      accounts: {
        songs: [record('ada', midnight), record('bob', midnight)],
        router: [record('key', midnight)],
      },
    },
  );
  const spends = (scope: { readonly platform?: string; readonly account?: string }, zone = 'UTC') =>
    ownedChecks(state, { from: '2026-11-03', to: '2026-11-03', ...scope }, zone).map(({ spend }) => spend);
  expect(spends({})).toEqual(['ada-1', 'bob-1', 'key-1']);
  expect(spends({ platform: 'songs' })).toEqual(['ada-1', 'bob-1']);
  expect(spends({ platform: 'songs', account: 'bob' })).toEqual(['bob-1']);
  expect(spends({}, 'America/New_York')).toEqual([]);
});
