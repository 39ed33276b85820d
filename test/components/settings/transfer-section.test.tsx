// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckedFile } from '../../../components/settings/transfer';
import { TransferSection } from '../../../components/settings/transfer-section';
import type { Done } from '../../../lib/messages';
import { LedgerError } from '../../../lib/storage/ledger/errors';
import type { ImportPreview } from '../../../lib/storage/ledger/import';
import { now, platforms, sampleDoing } from './sample';

/** What was saved: the names of the files, and their contents. */
let saved: { name: string; content: Blob }[] = [];

beforeEach(() => {
  saved = [];
  const contents = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${contents.size}`;
    contents.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const content = contents.get(this.href);
    if (content !== undefined) saved.push({ name: this.download, content });
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show() {
  const { doing, ...seen } = sampleDoing();
  render(<TransferSection platforms={platforms} now={now} zone="UTC" doing={doing} />);
  return { ...seen, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole('button', { name });
const input = () => screen.getByLabelText<HTMLInputElement>('Import a file');
const file = (name = 'old.json') => new File(['{}'], name, { type: 'application/json' });

/** A task that goes on only when it is told to. */
function held<T>() {
  let finish: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    finish = resolve;
  });
  return { promise, finish: (value: T) => act(async () => finish(value)) };
}

describe('the export', () => {
  it('of everything is saved under the day', async () => {
    const { user, say } = show();
    await user.click(button('Export everything'));
    expect(saved.map(({ name }) => name)).toEqual(['credit-gauge-2026-03-15.json']);
    expect(await saved[0]?.content.text()).toBe('{}');
    expect(say.mock.calls).toEqual([['Saved as credit-gauge-2026-03-15.json.']]);
  });

  it('of spends is a CSV file', async () => {
    const { user } = show();
    await user.click(button('Export spends as CSV'));
    expect(saved.map(({ name }) => name)).toEqual(['credit-gauge-spends-2026-03-15.csv']);
    expect(await saved[0]?.content.text()).toBe('day');
  });

  it('shows how far it is, and is not begun twice', async () => {
    const { user, transfer } = show();
    const { promise, finish } = held<Blob>();
    transfer.exportAll.mockImplementation(async (progress) => {
      progress(12_345_678);
      return promise;
    });
    await user.click(button('Export everything'));
    await user.click(button('Export everything'));
    expect(screen.getByRole('progressbar', { name: 'Writing the file: 12.3 MB' })).toBeTruthy();
    await finish(new Blob());
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(transfer.exportAll).toHaveBeenCalledOnce();
  });

  it('says so where the history can not be read', async () => {
    const { user, transfer, say } = show();
    transfer.exportSpends.mockRejectedValue(new LedgerError('unavailable'));
    await user.click(button('Export spends as CSV'));
    expect(say.mock.calls).toEqual([['Nothing was exported. The browser does not open the history.']]);
    expect(saved).toEqual([]);
  });
});

const preview: ImportPreview = {
  platforms: [
    {
      platform: 'songs',
      spends: { added: 1200, merged: 3, unchanged: 10 },
      readings: { added: 40, unchanged: 7 },
      projects: 2,
    },
    {
      platform: 'gone',
      spends: { added: 0, merged: 0, unchanged: 5 },
      readings: { added: 1, unchanged: 0 },
      projects: 0,
    },
  ],
  settings: [{ part: 'budget', name: 'Everything', replaces: false }],
};

function good(part: Partial<Extract<CheckedFile, { ok: true }>> = {}): CheckedFile {
  return {
    ok: true,
    exportedAt: '2026-03-14T12:00:00.000Z',
    preview,
    run: async () => ({ ok: true }),
    ...part,
  };
}

describe('a file that can not be imported', () => {
  it.each<[string, CheckedFile, string]>([
    [
      'with the place of the first error',
      { ok: false, problem: { place: 'spends[17].at', message: 'A number was expected.' } },
      'old.json: at spends[17].at: A number was expected.',
    ],
    ['as a whole', { ok: false, problem: { message: 'This is no export.' } }, 'old.json: This is no export.'],
  ])('is refused %s', async (_, checked, words) => {
    const { user, transfer } = show();
    transfer.check.mockResolvedValue(checked);
    await user.upload(input(), file());
    expect(screen.getByRole('alert').textContent).toBe(words);
    expect(document.activeElement).toBe(input());
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  it.each([
    ['the disk does not give it', new Error('NotReadableError'), 'This file can not be read.'],
    [
      'there is no history to compare with',
      new LedgerError('damaged'),
      'The browser can’t read the history.',
    ],
  ])('is refused where %s', async (_, error, words) => {
    const { user, transfer } = show();
    transfer.check.mockRejectedValue(error);
    await user.upload(input(), file());
    expect(screen.getByRole('alert').textContent).toBe(`old.json: ${words}`);
  });
});

describe('the import', () => {
  it('shows exactly what it would do before it does anything', async () => {
    const run = vi.fn(async (): Promise<Done> => ({ ok: true }));
    const { user, transfer } = show();
    transfer.check.mockResolvedValue(good({ run }));
    await user.upload(input(), file());
    const heading = screen.getByRole('heading', { name: 'What importing old.json does' });
    expect(document.activeElement).toBe(heading);
    const table = screen.getByRole('table', { name: 'Spends and readings of each platform' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => [...row.children].map((cell) => cell.textContent)),
    ).toEqual([
      [
        'Platform',
        'New spends',
        'Merged spends',
        'Known spends',
        'New readings',
        'Known readings',
        'New projects',
      ],
      ['Songs', '1,200', '3', '10', '40', '7', '2'],
      ['gone', '0', '0', '5', '1', '0', '0'],
    ]);
    expect(screen.getByText('Adds the budget Everything.')).toBeTruthy();
    expect(screen.getByText(/^Exported on March 14, 2026/)).toBeTruthy();
    expect(run).not.toHaveBeenCalled();
  });

  it('runs when it is told to, shows how far it is, and says what it did', async () => {
    const { promise, finish } = held<Done>();
    const { user, transfer, say } = show();
    const run = vi.fn(async (progress: (share: number) => void) => {
      progress(0.5);
      return promise;
    });
    transfer.check.mockResolvedValue(good({ run }));
    await user.upload(input(), file());
    await user.click(button('Import'));
    expect(screen.getByRole('progressbar', { name: 'Importing' }).getAttribute('value')).toBe('50');
    expect(input().disabled).toBe(true);
    await finish({ ok: true });
    const result =
      'Imported: 1,200 new spends, 3 merged spends, 41 new readings, 2 projects of conversations, 1 setting.';
    expect(say.mock.calls).toEqual([[result]]);
    expect(screen.getByText(result)).toBeTruthy();
    expect(document.activeElement).toBe(input());
  });

  it('asks before the page is closed in the middle of it, and not after', async () => {
    const { promise, finish } = held<Done>();
    const { user, transfer } = show();
    transfer.check.mockResolvedValue(good({ run: () => promise }));
    await user.upload(input(), file());
    await user.click(button('Import'));
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    await finish({ ok: true });
    expect(leave()).toBe(false);
  });

  it('that breaks off says that it can be done again', async () => {
    const { user, transfer } = show();
    const problems = [{ field: '', message: 'There is no more room for the history.' }];
    transfer.check.mockResolvedValue(good({ run: async () => ({ ok: false, problems }) }));
    await user.upload(input(), file());
    await user.click(button('Import'));
    expect(screen.getByRole('alert').textContent).toBe(
      'The import broke off: There is no more room for the history. What came in before stays; import the file again to get the rest. Nothing counts twice.',
    );
  });

  it('does nothing where it is cancelled', async () => {
    const run = vi.fn(async (): Promise<Done> => ({ ok: true }));
    const { user, transfer, say } = show();
    transfer.check.mockResolvedValue(good({ run }));
    await user.upload(input(), file());
    await user.click(button('Cancel'));
    expect(run).not.toHaveBeenCalled();
    expect(say.mock.calls).toEqual([['Nothing was imported.']]);
    expect(document.activeElement).toBe(input());
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('is not offered for a file that holds nothing new', async () => {
    const { user, transfer } = show();
    const known = {
      platform: 'songs',
      spends: { added: 0, merged: 0, unchanged: 9 },
      readings: { added: 0, unchanged: 1 },
      projects: 0,
    };
    transfer.check.mockResolvedValue(good({ preview: { platforms: [known], settings: [] } }));
    await user.upload(input(), file());
    expect(screen.getByRole('heading', { name: 'Nothing in old.json is new' })).toBeTruthy();
    expect(screen.getByText('No setting changes.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
    await user.click(button('Close'));
    expect(document.activeElement).toBe(input());
  });

  it('is of the file that was chosen last', async () => {
    const first = held<CheckedFile>();
    const { user, transfer } = show();
    transfer.check.mockImplementationOnce(() => Promise.resolve(good()));
    await user.upload(input(), file('one.json'));
    transfer.check.mockImplementationOnce(() => first.promise);
    await user.upload(input(), file('two.json'));
    expect(screen.queryByRole('heading', { name: 'What importing one.json does' })).toBeNull();
    expect(screen.getByRole('progressbar', { name: 'Checking the file' })).toBeTruthy();
    await first.finish(good());
    expect(screen.getByRole('heading', { name: 'What importing two.json does' })).toBeTruthy();
  });
});
