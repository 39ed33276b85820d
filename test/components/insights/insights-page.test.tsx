// @vitest-environment happy-dom
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultFilters, type Filters } from '../../../components/insights/filters';
import { type InsightsActions, InsightsPage } from '../../../components/insights/insights-page';
import type { ReadingEntry } from '../../../lib/core/entry';
import { addDays } from '../../../lib/core/renewal/calendar';
import type { Done } from '../../../lib/messages';
import { accountItem } from '../../../lib/storage/items';
import { LedgerError } from '../../../lib/storage/ledger/errors';
import type { AccountRecord } from '../../../lib/storage/schema';
import type { State } from '../../../lib/storage/state';
import { platforms, sampleState } from '../settings/sample';
import { hourRollup, MemoryLedger, rollup, type SampleRows } from './sample-ledger';

// Drawing needs a canvas, and what is drawn is in the table too.
vi.mock('../../../components/charts/plot-canvas', () => ({
  drawPlot: () => ({ point: () => {}, destroy: () => {} }),
}));

// Heat maps have half a thousand cells: to ask of each whether it is hidden takes long.
configure({ defaultHidden: true, asyncUtilTimeout: 4000 });

const DAY = 86_400_000;
/** A Tuesday. */
const now = Date.UTC(2026, 10, 17, 12);
const today = '2026-11-17';

/** Everything is in view. */
class Sighted {
  constructor(private readonly onSight: IntersectionObserverCallback) {}
  observe(target: Element) {
    const entry = { isIntersecting: true, target } as unknown as IntersectionObserverEntry;
    this.onSight([entry], this as unknown as IntersectionObserver);
  }
  disconnect() {}
}

beforeEach(() => vi.stubGlobal('IntersectionObserver', Sighted));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Given {
  readonly rows?: SampleRows;
  readonly filters?: Partial<Filters>;
  readonly state?: State | undefined;
  readonly ledger?: MemoryLedger;
  readonly answer?: Done;
}

function open({
  rows,
  filters = {},
  ledger = new MemoryLedger(rows),
  answer = { ok: true },
  ...given
}: Given = {}) {
  const actions = {
    setProject: vi.fn<InsightsActions['setProject']>(async () => answer),
    download: vi.fn<InsightsActions['download']>(),
  };
  const seen: Filters[] = [];
  function Page({ stamp }: { readonly stamp: number }) {
    const [chosen, setChosen] = useState<Filters>({ ...defaultFilters, ...filters });
    return (
      <InsightsPage
        state={'state' in given ? given.state : sampleState()}
        reader={ledger}
        stamp={stamp}
        platforms={platforms}
        filters={chosen}
        onFilters={(next) => {
          seen.push(next);
          setChosen(next);
        }}
        now={now}
        zone="UTC"
        actions={actions}
      />
    );
  }
  const { rerender } = render(<Page stamp={1} />);
  return {
    ledger,
    actions,
    filters: () => seen.at(-1),
    changed: () => rerender(<Page stamp={Math.random()} />),
    user: userEvent.setup(),
  };
}

/** The region of this name. Found by its heading: to ask half a thousand nodes for their names takes a second. */
async function section(name: string): Promise<HTMLElement> {
  const heading = await screen.findByText(name, { selector: 'h2' });
  const region = heading.closest('section');
  if (region?.getAttribute('aria-labelledby') !== heading.id) throw new Error(`"${name}" names no region`);
  return region;
}

/** Waits until the page shows that so much was spent. */
async function spent(words: string): Promise<void> {
  const region = await section('Spend over time');
  await waitFor(() => expect(region.querySelector('strong')?.textContent).toBe(words));
}

async function tableOf(user: ReturnType<typeof userEvent.setup>, name: string): Promise<string[][]> {
  const region = await section(name);
  await user.click(within(region).getByRole('button', { name: `Table of ${name}` }));
  return within(region)
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''));
}

const usual: SampleRows = {
  rollups: [
    rollup({ amount: '10' }),
    rollup({
      day: addDays(today, -1),
      model: 'v4',
      feature: 'cover',
      amount: '30',
      estimated: '15',
      spends: 2,
    }),
    rollup({ platform: 'router', unit: 'USD', model: 'gpt', conversation: 'c-1', amount: '0.25' }),
    rollup({ day: addDays(today, -200), amount: '1000' }),
  ],
  hours: [hourRollup({ at: { 14: 3 } }), hourRollup({ day: addDays(today, -200), at: { 9: 1 } })],
};

describe('before there is anything to show', () => {
  it('says that it reads, until storage and ledger have been read', async () => {
    open({ state: undefined, rows: usual });
    expect(screen.getByRole('status').textContent).toBe('Reading your history…');
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says what to do where nothing is recorded yet', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'Nothing recorded yet' })).toBeTruthy();
    expect(screen.queryByLabelText('Range')).toBeNull();
  });

  it('says what is wrong with the ledger, and tries again', async () => {
    const ledger = new MemoryLedger(usual);
    ledger.refusing = true;
    const { user } = open({ ledger });
    expect((await screen.findByRole('alert')).textContent).toContain('could not be read');
    ledger.refusing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await section('Spend over time')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tells the ledger’s own reason', async () => {
    const ledger = new MemoryLedger(usual);
    ledger.firstDay = async () => {
      throw new LedgerError('unavailable');
    };
    open({ ledger });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The browser does not open the history.',
    );
  });

  it('keeps what was read when reading again fails, and says so', async () => {
    const { ledger, changed } = open({ rows: usual });
    await section('Spend over time');
    ledger.refusing = true;
    changed();
    expect((await screen.findByRole('alert')).textContent).toContain('was read before');
    expect(screen.getByRole('region', { name: 'Spend over time' })).toBeTruthy();
  });

  it('says when the last one was, where there is nothing in the range', async () => {
    open({ rows: usual, filters: { range: { kind: 'between', from: '2025-01-01', to: '2025-01-02' } } });
    expect(await screen.findByText(/No spends .*The first one on record was on/)).toBeTruthy();
  });
});

describe('spend over time', () => {
  it('says in a sentence how much it was, and what of it is estimated', async () => {
    open({ rows: usual });
    expect((await section('Spend over time')).textContent).toContain('40 credits in 30 days.');
    expect(screen.getByText(/38% of it is estimated/)).toBeTruthy();
  });

  it('has a table with the same numbers, each row and column headed', async () => {
    const { user } = open({ rows: usual, filters: { stack: 'model', range: { kind: 'last', days: 7 } } });
    const rows = await tableOf(user, 'Spend over time');
    expect(rows[0]).toEqual(['Day', 'v4', 'v5', 'All']);
    expect(rows).toHaveLength(8);
    expect(rows.slice(-2).map((row) => row.slice(1))).toEqual([
      ['30 credits', '0 credits', '30 credits'],
      ['0 credits', '10 credits', '10 credits'],
    ]);
    expect(screen.getByRole('table', { name: 'Spend by day' })).toBeTruthy();
    expect(screen.getAllByRole('rowheader')).toHaveLength(7);
  });

  it('gives the table as a file, with bare numbers', async () => {
    const { user, actions } = open({ rows: usual, filters: { range: { kind: 'last', days: 7 } } });
    await section('Spend over time');
    await user.click(screen.getByRole('button', { name: 'CSV of Spend over time' }));
    await waitFor(() => expect(actions.download).toHaveBeenCalled());
    const [name, text] = actions.download.mock.lastCall ?? [];
    expect(name).toBe('credit-gauge-spend-over-time.csv');
    expect(text).toContain('2026-11-16,30,30');
  });

  it('can be stacked by something else', async () => {
    const { user, filters } = open({ rows: usual });
    await section('Spend over time');
    await user.selectOptions(screen.getByLabelText('Stacked by'), 'Feature');
    expect(filters()?.stack).toBe('feature');
    const legend = screen.getByRole('list', { name: /Parts of the columns/ });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['cover', 'song']);
  });
});

describe('units', () => {
  it('are never added up, and the one with the most spends is shown first', async () => {
    const { user } = open({ rows: usual });
    const unit = await screen.findByLabelText<HTMLSelectElement>('Unit');
    expect([...unit.options].map(({ text }) => text)).toEqual(['Songs: credits', 'US Dollar (USD)']);
    await user.selectOptions(unit, 'US Dollar (USD)');
    expect((await section('Spend over time')).textContent).toContain('$0.25 in 30 days');
  });

  it('spends without a known amount are told, and their amount is not 0', async () => {
    open({ rows: { rollups: [rollup({ amount: '0', spends: 3, uncounted: 3 })] } });
    expect((await section('Spend over time')).textContent).toContain('Amount not known');
    expect(screen.getAllByText(/3 spends without a known amount/)).not.toHaveLength(0);
    expect(screen.queryByText('0 credits')).toBeNull();
  });
});

describe('filters', () => {
  it('a platform leaves only its spends, and drops a unit that it may not have', async () => {
    const { user, filters } = open({ rows: usual, filters: { measure: 'credit|songs' } });
    await user.selectOptions(await screen.findByLabelText('Platform'), 'Router');
    expect(filters()).toEqual({ ...defaultFilters, platform: 'router' });
    expect((await section('Spend over time')).textContent).toContain('$0.25');
  });

  it('an account can be chosen where a platform has two', async () => {
    const rows = { rollups: [rollup({ amount: '1' }), rollup({ account: 'bob', amount: '2' })] };
    const { user } = open({ rows, filters: { platform: 'songs' } });
    await user.selectOptions(await screen.findByLabelText('Account'), 'bob');
    expect((await section('Spend over time')).textContent).toContain('2 credits in');
  });

  it('a wider range reads only what is missing, and no other filter reads anything', async () => {
    const { user, ledger } = open({ rows: usual });
    await section('Spend over time');
    const asked = () =>
      ledger.asked.filter(({ what }) => what === 'totals').map(({ from, to }) => `${from} ${to}`);
    expect(asked()).toEqual(['2026-10-19 2026-11-17']);
    await user.selectOptions(screen.getByLabelText('Range'), 'Last 365 days');
    await spent('1,040 credits');
    expect(asked().slice(1)).toEqual(['2025-11-18 2026-10-18']);
    await user.selectOptions(screen.getByLabelText('Range'), 'Last 7 days');
    await spent('40 credits');
    await user.selectOptions(screen.getByLabelText('Platform'), 'Router');
    await section('Spend over time');
    expect(asked()).toHaveLength(2);
  });

  it('days of one’s own begin with those that are shown', async () => {
    const { user, filters } = open({ rows: usual, filters: { measure: 'credit|songs' } });
    await section('Spend over time');
    await user.selectOptions(screen.getByLabelText('Range'), 'From … to …');
    expect(filters()?.range).toEqual({ kind: 'between', from: '2026-10-19', to: '2026-11-17' });
    const from = screen.getByLabelText('From');
    await user.clear(from);
    await user.type(from, '2026-11-17');
    expect(filters()?.range).toEqual({ kind: 'between', from: '2026-11-17', to: '2026-11-17' });
    await spent('10 credits');
  });
});

describe('where it goes', () => {
  it('ranks the models, with share, count and what is estimated', async () => {
    open({ rows: usual });
    const items = within(await section('By model')).getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'v430 credits75% · 2 spends · 50% estimated',
      'v510 credits25% · 1 spend',
    ]);
  });

  it('sixty of them are shown bit by bit, and all in the table', async () => {
    const rollups = Array.from({ length: 60 }, (_, index) =>
      rollup({ model: `model ${index}`, amount: String(100 - index) }),
    );
    const { user } = open({ rows: { rollups } });
    const models = await section('By model');
    const shown = () => within(models).getAllByRole('listitem').length;
    expect(shown()).toBe(8);
    await user.click(within(models).getByRole('button', { name: /Show 50 more of 60/ }));
    expect(shown()).toBe(58);
    await user.click(within(models).getByRole('button', { name: /Show 2 more of 60/ }));
    expect(shown()).toBe(60);
    await user.click(within(models).getByRole('button', { name: /Show fewer/ }));
    expect(shown()).toBe(8);
    expect(await tableOf(user, 'By model')).toHaveLength(61);
  });
});

it('says what all platforms cost in money, and of what it is not known', async () => {
  const { user } = open({ rows: usual });
  const money = await section('In money');
  expect(money.textContent).toContain('$0.25 on all platforms');
  expect(money.textContent).toContain('No price is known of 3 spends');
  expect((await tableOf(user, 'In money'))[1]).toEqual(['Router', '$0.25', '$0.00', '1', '0']);
});

describe('a conversation', () => {
  const rows = {
    rollups: [rollup({ conversation: 'c-1' }), rollup({ conversation: '', amount: '99' })],
    projects: [{ platform: 'songs', account: 'bob', conversation: 'c-9', project: 'Album', at: 1 }],
  };

  it('gets a project afterwards', async () => {
    const { user, actions } = open({ rows });
    await user.click(await screen.findByRole('button', { name: 'Set project of conversation c-1' }));
    const form = screen.getByRole('form', { name: 'Project of conversation c-1' });
    expect(document.activeElement).toBe(within(form).getByLabelText('Project'));
    expect([...form.querySelectorAll('option')].map(({ value }) => value)).toEqual(['Album']);
    await user.type(within(form).getByLabelText('Project'), ' Thesis{Enter}');
    const of = { platform: 'songs', account: 'ada', conversation: 'c-1' };
    expect(actions.setProject).toHaveBeenCalledWith(of, 'Thesis');
    await waitFor(() => expect(screen.queryByRole('form', { name: /Project/ })).toBeNull());
  });

  it('is read when it comes into view; all else is there before', async () => {
    const inView: (() => void)[] = [];
    vi.stubGlobal(
      'IntersectionObserver',
      class extends Sighted {
        override observe(target: Element) {
          inView.push(() => super.observe(target));
        }
      },
    );
    const { ledger } = open({ rows });
    await spent('109 credits');
    const asked = () => ledger.asked.map(({ what }) => what);
    expect((await section('By conversation')).textContent).toContain('Reading…');
    expect(within(await section('By conversation')).queryAllByRole('listitem')).toHaveLength(0);
    expect(within(await section('By model')).getAllByRole('listitem')).toHaveLength(1);
    // Nothing that would say 0 of what nobody has read: no drawing, no table, no file.
    for (const title of ['By conversation', 'Busiest hours', 'Calendar']) {
      const unread = within(await section(title));
      unread.getByText('Reading…');
      expect(unread.queryByRole('img')).toBeNull();
      expect(unread.queryAllByRole('button', { name: / of / })).toEqual([]);
    }
    expect(asked()).not.toContain('rollups');
    expect(asked()).not.toContain('projects');
    act(() => {
      for (const come of inView) come();
    });
    await waitFor(async () =>
      expect(within(await section('By conversation')).getAllByRole('listitem')).toHaveLength(2),
    );
    expect((await section('By project')).textContent).not.toContain('Reading…');
    expect(
      await within(await section('Busiest hours')).findByRole('button', { name: 'CSV of Busiest hours' }),
    ).toBeTruthy();
    expect(asked().filter((what) => what === 'rollups')).toHaveLength(1);
  });

  it('says so where it can not be read', async () => {
    const ledger = new MemoryLedger(rows);
    ledger.conversationProjects = () => Promise.reject(new Error('The database can not be opened.'));
    open({ ledger });
    const words = 'The ledger could not be read.';
    await waitFor(async () => expect((await section('By conversation')).textContent).toContain(words));
    expect((await section('By project')).textContent).toContain(words);
    await spent('109 credits');
  });

  it('says beside the field why it could not be kept', async () => {
    const answer = { ok: false, problems: [{ field: '', message: 'No room.' }] } as const;
    const { user } = open({ rows, answer });
    await user.click(await screen.findByRole('button', { name: 'Set project of conversation c-1' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toBe('No room.');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('form', { name: /Project/ })).toBeNull();
  });

  it('what belongs to none comes last, and gets no project', async () => {
    open({ rows });
    const items = await within(await section('By conversation')).findAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent?.slice(0, 15))).toEqual([
      'c-110 credits9.',
      'No conversation',
    ]);
    expect(within(await section('By conversation')).getAllByRole('button', { name: /project/ })).toHaveLength(
      1,
    );
  });
});

describe('when', () => {
  it('the busiest hour is told, and each hour is in the table', async () => {
    const { user } = open({ rows: usual });
    const hours = await section('Busiest hours');
    await waitFor(() => expect(hours.textContent).toMatch(/Most on Tuesdays from .*: 3 spends of 3\./));
    const rows = await tableOf(user, 'Busiest hours');
    expect(rows).toHaveLength(8);
    expect(rows.find(([weekday]) => weekday === 'Tuesday')?.[15]).toBe('3');
  });

  it('the calendar shows a year, whatever the range', async () => {
    const { user, filters } = open({ rows: usual, filters: { range: { kind: 'last', days: 7 } } });
    const calendar = await section('Calendar');
    await waitFor(() => expect(calendar.textContent).toContain('4 spends on 2 days'));
    expect(await tableOf(user, 'Calendar')).toHaveLength(3);
    await user.selectOptions(within(calendar).getByLabelText('Year'), '2026');
    expect(filters()?.year).toBe('2026');
  });
});

describe('one balance', () => {
  const record: AccountRecord = {
    ...accountItem('songs', 'ada').fallback,
    account: { id: 'ada', label: 'Ada' },
    pools: [
      { id: 'credits', label: 'Credits', unit: 'credit', remaining: 38, readAt: now, source: 'balance' },
    ],
    samples: [1, 2, 3].map((at) => ({
      at,
      pool: 'credits',
      unit: 'credit',
      amount: at * 5,
      uses: [{ feature: 'song', count: 1 }],
    })),
  };
  const reading = (days: number, remaining: number): ReadingEntry => ({
    platform: 'songs',
    account: 'ada',
    pool: 'credits',
    unit: 'credit',
    day: addDays(today, days),
    at: now + days * DAY,
    remaining,
  });
  const state = (settings: Partial<State['settings']> = {}) =>
    sampleState(settings, { accounts: { songs: [record] } });

  it('burns down: its readings, its grants, and too little to say more', async () => {
    const rows = { ...usual, readings: [reading(-3, 50), reading(-1, 38)] };
    const bundle = {
      id: 'g1',
      platform: 'songs',
      name: 'Songs',
      kind: 'bundle' as const,
      label: 'Spring',
      unit: 'credit',
      amount: 300,
      priority: 70,
      effectiveAt: now - 2 * DAY,
      renewal: { every: 'never' as const },
    };
    const { user } = open({ rows, state: state({ grants: [bundle] }) });
    const burnDown = await section('Burn-down');
    await waitFor(() => expect(within(burnDown).getByText(/300 credits \(Spring\) begin/)).toBeTruthy());
    expect(burnDown.textContent).toContain('38 credits left. Too little is known to say how long it lasts.');
    const table = await tableOf(user, 'Burn-down');
    expect(table.slice(1).map(([, what, left]) => [what, left])).toEqual([
      ['reading', '50 credits'],
      ['300 credits (Spring) begin', ''],
      ['reading', '38 credits'],
    ]);
  });

  it('of which there is one reading is not drawn', async () => {
    open({ rows: { ...usual, readings: [reading(-1, 38)] }, state: state() });
    const burnDown = await section('Burn-down');
    await waitFor(() =>
      expect(burnDown.textContent).toContain('One reading in this time: too little to draw.'),
    );
  });

  it('that is used most is shown first, not a side note of the platform', async () => {
    const pool = (id: string, quiet?: true) => ({
      ...{ id, label: id, unit: 'credit', remaining: 38, readAt: now, source: 'balance' },
      ...(quiet === undefined ? {} : { quiet }),
    });
    const series = (days: readonly number[]) => ({
      unit: 'credit',
      from: addDays(today, -9),
      days: days.map((ago) => ({ day: addDays(today, -ago), amount: 1 })),
    });
    const used = sampleState(
      {},
      {
        accounts: { songs: [{ ...record, pools: [pool('Aside', true), pool('Rare'), pool('Often')] }] },
        recentUse: {
          songs: {
            ada: {
              pools: { Aside: series([1, 2, 3]), Rare: series([1]), Often: series([1, 2]) },
              units: {},
              hours: Array.from({ length: 24 }, () => 0),
              today: { day: today, spent: [] },
            },
          },
        },
      },
    );
    open({ rows: usual, state: used });
    const balance = within(await section('Burn-down')).getByLabelText<HTMLSelectElement>('Balance');
    expect([...balance.options].map(({ text }) => text.split(' · ')[1])).toEqual(['Often', 'Rare', 'Aside']);
    expect(balance.value).toContain('Often');
  });

  it('has a forecast where enough was seen', async () => {
    const draws = Array.from({ length: 30 }, (_, index) => ({
      day: addDays(today, index - 30),
      platform: 'songs',
      account: 'ada',
      pool: 'credits',
      unit: 'credit',
      amount: '4',
    }));
    const { user } = open({ rows: { ...usual, draws, readings: [reading(-1, 38)] }, state: state() });
    const burnDown = await section('Burn-down');
    await waitFor(() =>
      expect(burnDown.textContent).toMatch(/38 credits left: runs out .*About 3\.9\d credits a day/),
    );
    expect((await tableOf(user, 'Burn-down')).some(([, what]) => what === 'forecast')).toBe(true);
  });

  it('has taught prices', async () => {
    open({ rows: usual, state: state() });
    const prices = within(await section('Learned prices')).getAllByRole('row');
    expect(prices[1]?.textContent).toBe('SongsCreditsnot toldsong10 credits5 – 15 credits3');
  });

  it('budgets stand with what they come to', async () => {
    const budgets = [
      { id: 'b', name: 'Songs', platform: 'songs', unit: 'credit', amount: 20, per: 'month' as const },
    ];
    open({ rows: usual, state: state({ budgets }) });
    const row = within(await section('Budgets')).getByRole('listitem');
    expect(row.textContent).toContain('40 credits of 20 credits');
    expect(row.textContent).toContain('exceeded');
  });
});

it('what the background wrote since is read when it says so', async () => {
  const { ledger, changed } = open({ rows: usual });
  await spent('40 credits');
  ledger.rows = { ...usual, rollups: [...(usual.rollups ?? []), rollup({ model: 'v6', amount: '2' })] };
  changed();
  await spent('42 credits');
});

it('has a link to each section, which takes the focus there', async () => {
  const { user } = open({ rows: usual });
  await section('Spend over time');
  const links = within(screen.getByRole('navigation', { name: 'Sections' })).getAllByRole('button');
  for (const link of links) {
    await user.click(link);
    expect(document.activeElement?.tagName).toBe('H2');
    expect(document.activeElement?.textContent).toBe(link.textContent);
  }
});
