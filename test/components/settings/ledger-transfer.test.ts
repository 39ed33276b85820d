import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { ledgerTransfer } from '../../../components/settings/ledger-transfer';
import type { CheckedFile } from '../../../components/settings/transfer';
import type { Done, MessageName } from '../../../lib/messages';
import { MAX_BATCH } from '../../../lib/storage/ledger/import';
import type { Entries } from '../../../lib/storage/ledger/ledger';
import { defaultSettings, type Settings } from '../../../lib/storage/schema';
import { reading, spend } from '../../core/ledger/sample';
import { contentOf, freshLedger } from '../../storage/ledger/fresh';
import { now } from './sample';

const budget = { id: 'b', name: 'Everything', unit: 'USD', amount: 50, per: 'month' } as const;

/** A device: its ledger, its settings, and a background that writes what it is sent. */
async function device(entries: Entries = {}, settings: Partial<Settings> = {}) {
  const ledger = await freshLedger();
  await ledger.append(entries);
  const sent: MessageName[] = [];
  const send = async (name: MessageName, args: unknown): Promise<Done> => {
    sent.push(name);
    await ledger.append(args as Entries);
    return { ok: true };
  };
  // The page opens and closes its own; here it is one, which the test goes on with.
  const closed = vi.spyOn(ledger, 'close').mockResolvedValue();
  const transfer = ledgerTransfer({
    openLedger: async () => ledger,
    settings: () => ({ ...defaultSettings, ...settings }),
    // `send` answers each name with its own type; what is sent here is answered with Done.
    send: send as unknown as Parameters<typeof ledgerTransfer>[0]['send'],
    now: () => now,
  });
  return { ledger, transfer, sent, closed };
}

const history: Entries = {
  spends: [spend({ id: 'a', amount: 10 }), spend({ id: 'b' })],
  readings: [reading(0, { remaining: 4 })],
};

function found(checked: CheckedFile) {
  if (!checked.ok) throw new Error(checked.problem.message);
  return checked;
}

describe('what one device exports', () => {
  it('is on the other one after the import, and is known there from then on', async () => {
    const first = await device(history, { budgets: [budget] });
    const written: number[] = [];
    const file = await first.transfer.exportAll((bytes) => written.push(bytes));
    expect(written.at(-1)).toBe(file.size);

    const second = await device();
    const checked = found(await second.transfer.check(file));
    expect(checked.exportedAt).toBe(new Date(now).toISOString());
    expect(checked.preview.settings).toEqual([{ part: 'budget', name: 'Everything', replaces: false }]);
    expect(checked.preview.platforms.map(({ spends, readings }) => [spends.added, readings.added])).toEqual([
      [2, 1],
    ]);
    expect(second.sent).toEqual([]);

    const shares: number[] = [];
    await checked.run((share) => shares.push(share));
    expect(second.sent).toEqual(['ledger/import']);
    expect(shares).toEqual([1]);
    expect(await contentOf(second.ledger)).toEqual(await contentOf(first.ledger));

    const again = found(await second.transfer.check(file));
    expect(again.preview.platforms.map(({ spends }) => spends)).toEqual([
      { added: 0, merged: 0, unchanged: 2 },
    ]);
  });

  it('comes in parts where it is large, and says how far it is', async () => {
    const spends = Array.from({ length: MAX_BATCH * 2 }, (_, index) => spend({ id: `s${index}`, amount: 1 }));
    const first = await device({ spends });
    const second = await device();
    const checked = found(await second.transfer.check(await first.transfer.exportAll(() => {})));
    const shares: number[] = [];
    await checked.run((share) => shares.push(share));
    expect(shares).toEqual([0.5, 1]);
  });

  it('leaves the ledger closed', async () => {
    const { transfer, closed } = await device(history);
    const file = await transfer.exportAll(() => {});
    await transfer.exportSpends(() => {});
    await transfer.check(file);
    expect(closed).toHaveBeenCalledTimes(3);
  });
});

it('spends as CSV begin with the mark that tells spreadsheets their letters', async () => {
  const { transfer } = await device(history);
  const file = await transfer.exportSpends(() => {});
  expect([...new Uint8Array(await file.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(3);
});

describe('a file that is none of ours', () => {
  it.each([
    ['{"creditGauge":1,', 'line 1, column 18'],
    ['{}', 'creditGauge'],
    [
      '{"creditGauge":1,"exportedAt":"2026-05-03T12:00:00Z","spends":[{}],"readings":[],"projects":[]}',
      'spends[0].platform',
    ],
  ])('%s is refused at %s', async (text, place) => {
    const { transfer } = await device();
    const checked = await transfer.check(new Blob([text]));
    expect(checked).toMatchObject({ ok: false, problem: { place } });
  });
});

it('an import breaks off where the background refuses a part', async () => {
  const { transfer } = await device(history);
  const file = await transfer.exportAll(() => {});
  const problems = [{ field: '', message: 'There is no more room for the history.' }];
  const full = ledgerTransfer({
    openLedger: freshLedger,
    settings: () => defaultSettings,
    send: (async () => ({ ok: false, problems })) as unknown as Parameters<typeof ledgerTransfer>[0]['send'],
    now: () => now,
  });
  const checked = found(await full.check(file));
  expect(await checked.run(() => {})).toEqual({ ok: false, problems });
});
