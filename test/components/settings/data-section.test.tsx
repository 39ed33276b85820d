// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DataSection } from '../../../components/settings/data-section';
import type { History, HistorySize } from '../../../components/settings/kept';
import { accountItem, diagnosticsItem, platformItem } from '../../../lib/storage/items';
import type { AccountRecord, Diagnostics } from '../../../lib/storage/schema';
import type { State } from '../../../lib/storage/state';
import { now, platforms, sampleDoing, sampleGrant, sampleState } from './sample';

afterEach(cleanup);

const hour = 3_600_000;

function account(id: string, ...readAt: readonly number[]): AccountRecord {
  const pools = readAt.map((at) => ({
    id: `p${at}`,
    label: 'Credits',
    unit: 'credit',
    readAt: at,
    source: 's',
  }));
  return { ...accountItem('songs', id).fallback, pools };
}

function show(state: State, history?: History) {
  const { doing, ...seen } = sampleDoing();
  render(
    <DataSection
      platforms={platforms}
      state={state}
      history={history}
      version="1.2.3"
      now={now}
      doing={doing}
    />,
  );
  return { ...seen, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });

const used = sampleState(
  {
    grants: [sampleGrant({ platform: 'songs', name: 'Songs' })],
  },
  {
    accounts: { songs: [account('a', now - 2 * hour, now - 5 * hour), account('b')] },
    platforms: { gone: platformItem('gone').fallback },
  },
);

describe('what is kept', () => {
  it('is nothing at first', () => {
    show(sampleState());
    expect(screen.getByText('No balance is kept of any platform.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Erase the data/ })).toBeNull();
  });

  it('is told for each platform, also one that we know no longer', () => {
    show(used);
    const rows = screen.getByRole('list', { name: 'Data of each platform' }).querySelectorAll('li');
    expect([...rows].map((row) => row.querySelector('p')?.textContent)).toEqual([
      'no balance yet',
      '2 accounts, 2 balances, 1 plan or credit by hand, last read 2 h ago',
    ]);
  });

  it('is erased after a question that says what goes', async () => {
    const { user, send, say } = show(used);
    await user.click(button('Erase the data of Songs'));
    expect(
      screen.getByRole('group', {
        name: "Erase all that is kept of Songs: 2 accounts, 2 balances, 1 plan or credit by hand, and its whole history? This can't be undone.",
      }),
    ).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
    await user.click(button('Erase'));
    expect(send.mock.calls).toEqual([['platform/erase', { platform: 'songs' }]]);
    expect(say.mock.calls).toEqual([['The data of Songs is erased.']]);
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Data of each platform' }));
  });

  it('stays where the question is cancelled', async () => {
    const { user, send } = show(used);
    await user.click(button('Erase the data of Songs'));
    await user.click(button('Cancel'));
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Erase the data of Songs'));
  });
});

describe('the history', () => {
  it.each<[HistorySize, string]>([
    [{ spends: 0, readings: 0 }, 'The history is empty.'],
    [{ spends: 1200, readings: 1 }, 'The history holds 1,200 spends and 1 reading.'],
    [{ spends: 1, readings: 40, bytes: 3_100_000 }, 'The history holds 1 spend and 40 readings (3.1 MB).'],
  ])('%j is told: %s', (history, words) => {
    show(sampleState(), { ...history, damaged: [] });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('is not spoken of before it has been read', () => {
    show(sampleState());
    expect(screen.queryByText(/^The history/)).toBeNull();
  });
});

describe('erasing everything', () => {
  const word = () => screen.getByRole('textbox', { name: 'Type “erase” to go on' });

  it('takes a typed word, and says what goes', async () => {
    const { user, transfer, say } = show(used);
    await user.click(button('Erase everything'));
    expect(screen.getByRole('form', { name: 'Erase everything' }).textContent).toContain('whole history');
    expect(document.activeElement).toBe(word());
    await user.type(word(), ' Erase ');
    await user.click(button('Erase all of it'));
    expect(transfer.eraseAll).toHaveBeenCalledOnce();
    expect(say.mock.calls).toEqual([['Everything is erased.']]);
    expect(document.activeElement).toBe(button('Erase everything'));
  });

  it.each(['', 'yes', 'erase it'])('does nothing for %j', async (text) => {
    const { user, transfer } = show(used);
    await user.click(button('Erase everything'));
    if (text !== '') await user.type(word(), text);
    await user.click(button('Erase all of it'));
    expect(screen.getByRole('alert').textContent).toBe('Type “erase”, or cancel.');
    expect(document.activeElement).toBe(word());
    expect(transfer.eraseAll).not.toHaveBeenCalled();
  });

  it('is left by Escape', async () => {
    const { user } = show(used);
    await user.click(button('Erase everything'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(button('Erase everything'));
  });
});

describe('diagnostics', () => {
  const diagnostics: Diagnostics = {
    dropped: { ...diagnosticsItem.fallback.dropped, forged: 2, replayed: 1200 },
    lastDrop: { reason: 'forged', from: 'https://evil.example', at: now - 3 * hour },
    setAside: [
      { key: 'aside:1', of: 'settings', reason: 'It has no version.', at: now - hour, restored: true },
      { key: 'aside:2', of: 'account:songs:a', reason: 'It has no version.', at: now - 2 * hour },
    ],
  };
  const setAside = () => {
    const list = screen.getByRole('heading', { name: 'Stored values set aside' }).parentElement;
    return [...(list?.querySelectorAll('li') ?? [])].map((item) => item.textContent);
  };

  it('say that nothing went wrong', () => {
    show(sampleState());
    expect(screen.getByText(/Nothing went wrong/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Clear diagnostics' })).toBeNull();
  });

  it('count what was dropped, by reason, and show what was set aside', () => {
    show(sampleState({}, { diagnostics }));
    expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'Not from where it said it came2',
      'Delivered twice1,200',
    ]);
    expect(
      screen.getByText(/Last one: Not from where it said it came · 3 h ago · from https:\/\/evil/),
    ).toBeTruthy();
    expect(setAside()).toEqual([
      'settings put back from its copyIt has no version. · 1 h ago',
      'account:songs:a begun anewIt has no version. · 2 h ago',
    ]);
  });

  const none = diagnosticsItem.fallback;
  const lost = (lostEntries: number): Diagnostics => ({ ...none, lostEntries });
  it.each<[string, Diagnostics, History['damaged'], string[]]>([
    [
      'it can’t be written',
      {
        ...none,
        ledger: {
          kind: 'full',
          message: 'There is no more room for the history.',
          since: now - 2 * hour,
        },
      },
      [],
      [
        'There is no more room for the history. Since 2 h ago. Balances go on; what is new waits, and is written as soon as it can be.',
      ],
    ],
    [
      'one entry was lost',
      lost(1),
      [],
      ['1 entry of the history is lost: it could not wait any longer to be written.'],
    ],
    [
      'many were lost',
      lost(1200),
      [],
      ['1,200 entries of the history are lost: they could not wait any longer to be written.'],
    ],
    [
      'entries can’t be read',
      none,
      [
        { store: 'spends', at: now - 3 * hour },
        { store: 'projects', at: now },
        { store: 'spends', at: now - hour },
      ],
      [
        '2 spends of the history could not be read: they are set aside and count no more. · 1 h ago',
        '1 project of a conversation of the history could not be read: it is set aside and counts no more. · just now',
      ],
    ],
    [
      'sums can’t be read',
      none,
      [
        { store: 'totals', at: now - hour },
        { store: 'draws', at: now - hour },
      ],
      [
        '2 sums of the history could not be read and were made anew from its entries: nothing is lost. · 1 h ago',
      ],
    ],
  ])('tell of the history: %s', (_what, told, damaged, sentences) => {
    show(sampleState({}, { diagnostics: told }), { spends: 3, readings: 0, damaged });
    expect(screen.queryByText(/Nothing went wrong/)).toBeNull();
    const list = screen.getByRole('heading', { name: 'History' }).nextElementSibling;
    expect([...(list?.children ?? [])].map((item) => item.textContent)).toEqual(sentences);
    expect(button('Clear diagnostics')).toBeTruthy();
  });

  it('are cleared', async () => {
    const { user, send } = show(sampleState({}, { diagnostics }));
    await user.click(button('Clear diagnostics'));
    expect(send.mock.calls).toEqual([['diagnostics/clear', {}]]);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Diagnostics' }));
  });
});

it('the version is told', () => {
  show(sampleState());
  expect(screen.getByText('Credit Gauge 1.2.3')).toBeTruthy();
});
