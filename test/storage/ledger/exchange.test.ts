import 'fake-indexeddb/auto';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { csvColumns, exportAll, exportSpendsCsv } from '../../../lib/storage/ledger/export';
import {
  ImportError,
  importBatches,
  MAX_BATCH,
  previewImport,
  readExport,
} from '../../../lib/storage/ledger/import';
import type { Entries, Ledger } from '../../../lib/storage/ledger/ledger';
import { defaultSettings, type Settings } from '../../../lib/storage/schema';
import { anyEntries, HOUR, reading, SUNDAY, spend } from '../../core/ledger/sample';
import { NOON } from '../../tracker/fakes';
import { ALWAYS, contentOf, freshLedger } from './fresh';

// Hundreds of databases, on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

let ledger: Ledger;

beforeEach(async () => {
  ledger = await freshLedger();
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const exported = (from: Ledger, settings: Settings = defaultSettings) =>
  textOf(exportAll(from, settings, NOON));

async function importInto(into: Ledger, text: string): Promise<void> {
  for (const batch of importBatches(readExport(text))) await into.append(batch);
}

async function ledgerOf(...all: readonly Entries[]): Promise<Ledger> {
  const fresh = await freshLedger();
  for (const entries of all) await fresh.append(entries);
  return fresh;
}

const project = { platform: 'suno', account: 'me', conversation: 'c', project: 'novel', at: 1 };

describe('an export', () => {
  it('says what it is', async () => {
    await ledger.append({
      spends: [spend({ amount: 10 })],
      readings: [reading(0, { remaining: 4 })],
      projects: [project],
    });
    const text = await exported(ledger);
    expect(JSON.parse(text)).toEqual({
      creditGauge: 1,
      exportedAt: new Date(NOON).toISOString(),
      settings: { v: 3, data: defaultSettings },
      spends: [spend({ amount: 10 })],
      readings: [reading(0, { remaining: 4 })],
      projects: [project],
    });
    expect(readExport(text)).toMatchObject({ settings: defaultSettings, spends: [{ id: 's1' }] });
  });

  it('of nothing can be read again', async () => {
    expect(readExport(await exported(ledger))).toMatchObject({ spends: [], readings: [], projects: [] });
  });

  it('comes in pieces', async () => {
    const many = Array.from({ length: 4_500 }, (_, index) => spend({ id: `${index}` }));
    await ledger.append({ spends: many });
    const pieces: string[] = [];
    for await (const piece of exportAll(ledger, defaultSettings, NOON)) pieces.push(piece);
    const longest = Math.max(...pieces.map(({ length }) => length));
    expect(longest).toBeLessThan(2_001 * (JSON.stringify(many[4_499]).length + 2));
    expect(readExport(pieces.join('')).spends).toHaveLength(4_500);
  });

  it('read again gives the same ledger, and exported again the same text', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, anyEntries, async (some, more) => {
        const first = await ledgerOf(some, more);
        const [text, content] = [await exported(first), await contentOf(first)];
        const second = await freshLedger();
        await importInto(second, text);
        expect(await contentOf(second)).toEqual(content);
        expect(await exported(second)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('into the same ledger changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, async (some) => {
        const own = await ledgerOf(some);
        const text = await exported(own);
        for (const batch of importBatches(readExport(text))) {
          expect(await own.append(batch)).toMatchObject({
            spends: { added: 0, merged: 0 },
            readings: { added: 0 },
            projects: 0,
          });
        }
        expect(await exported(own)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});

describe('exports of several devices', () => {
  it('give the same ledger in either order, in any grouping', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, anyEntries, anyEntries, async (a, b, c) => {
        const texts: string[] = [];
        for (const entries of [a, b, c]) texts.push(await exported(await ledgerOf(entries)));
        const merged = async (...order: readonly number[]) => {
          const own = await freshLedger();
          for (const index of order) await importInto(own, texts[index] ?? '');
          return exported(own);
        };
        const expected = await merged(0, 1, 2);
        expect(await merged(2, 1, 0)).toBe(expected);
        // b and c meet on another device first.
        texts.push(await merged(2, 1));
        expect(await merged(3, 0)).toBe(expected);
        expect(await merged(0, 3, 1, 0)).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a file that can’t be imported names the place', () => {
  const good = {
    creditGauge: 1,
    exportedAt: '2026-05-03T00:00:00Z',
    settings: { v: 3, data: defaultSettings },
    spends: [spend(), spend({ id: 's2', settings: { size: 'hd' } })],
    readings: [reading(0)],
    projects: [project],
  };

  const settings = (data: object) => ({ settings: { v: 3, data: { ...defaultSettings, ...data } } });

  test.each<[object, string]>([
    [{ creditGauge: undefined }, 'creditGauge: This is no export of Credit Gauge.'],
    [{ creditGauge: 2 }, 'creditGauge: It was written by a newer version (2). Update first.'],
    [{ creditGauge: 0 }, 'creditGauge: There is no such version.'],
    [{ exportedAt: 'today' }, 'exportedAt: Write a time as 2026-05-03T12:00:00Z.'],
    [{ spends: {} }, 'spends: It must be a list.'],
    [{ spends: [spend(), { ...spend(), amount: '7' }] }, 'spends[1].amount: Type a number.'],
    [{ spends: [{ ...spend(), hour: 24 }] }, 'spends[0].hour: Hours are 0 to 23.'],
    [{ spends: [{ ...spend(), day: '2026-02-30' }] }, 'spends[0].day: Write a day as 2026-05-03.'],
    [{ spends: [{ ...spend(), day: '2026-05-05' }] }, 'spends[0].day: The day does not fit the time.'],
    [{ spends: [{ ...spend(), basis: 'guess' }] }, 'spends[0].basis: It is exact, priced or learned.'],
    [{ spends: [null] }, 'spends[0]: It must be an object.'],
    [{ spends: [{ ...spend(), unit: undefined }] }, 'spends[0].unit: It is missing.'],
    [{ readings: [{ ...reading(0), limit: null }] }, 'readings[0].limit: Type a number.'],
    [{ projects: [{ ...project, conversation: '' }] }, 'projects[0].conversation: It must not be empty.'],
    [settings({ budgets: [{ id: 'b', name: '' }] }), 'settings.data.budgets[0].name: Give it a name.'],
    [{ settings: 7 }, 'settings: It has no version.'],
    [{ settings: { v: 99, data: {} } }, 'settings: It was written by a newer version (99).'],
  ])('%j', (wrong, message) => {
    const reading = () => readExport(JSON.stringify({ ...good, ...wrong }));
    expect(reading).toThrow(ImportError);
    expect(reading).toThrow(new ImportError(...(message.split(/: (.*)/s).slice(0, 2) as [string, string])));
  });

  it('also where it is no JSON', () => {
    expect(() => readExport('{\n  "creditGauge": 1,\n  nonsense')).toThrow(
      'line 3, column 3: This is no JSON.',
    );
  });

  it('is read where it is good, also without settings', () => {
    expect(readExport(JSON.stringify(good)).spends).toHaveLength(2);
    expect(readExport(JSON.stringify({ ...good, settings: undefined }))).not.toHaveProperty('settings');
  });

  it('settings of an older version are brought to ours', () => {
    const { grants, budgets, notifications, money, poolThresholds, ...old } = defaultSettings;
    expect(
      readExport(JSON.stringify({ ...good, settings: { v: 1, data: { ...old, manual: [] } } })).settings,
    ).toEqual(defaultSettings);
  });
});

describe('before an import', () => {
  it('everything that it would do is said, and nothing is done', async () => {
    await ledger.append({
      spends: [spend({ id: 'known' }), spend({ id: 'better', amount: 1, basis: 'learned' })],
      readings: [reading(0, { remaining: 4 })],
      projects: [project],
    });
    const before = await exported(ledger);
    const other = await freshLedger();
    await other.append({
      spends: [
        ...[spend({ id: 'known' }), spend({ id: 'better', amount: 2, basis: 'exact' }), spend({ id: 'new' })],
        spend({ platform: 'claude' }),
      ],
      readings: [reading(0, { remaining: 4 }), reading(0.1, { remaining: 3 })],
      projects: [
        { ...project, at: 2 },
        { ...project, platform: 'claude' },
      ],
    });
    const text = await exported(other, {
      ...defaultSettings,
      money: { currency: 'EUR', rates: {}, plans: {} },
    });
    const own = await ledgerOf(readExport(before));
    expect(await previewImport(readExport(text), own, defaultSettings)).toEqual({
      platforms: [
        {
          ...{ platform: 'claude', spends: { added: 1, merged: 0, unchanged: 0 } },
          ...{ readings: { added: 0, unchanged: 0 }, projects: 1 },
        },
        {
          ...{ platform: 'suno', spends: { added: 1, merged: 1, unchanged: 1 } },
          ...{ readings: { added: 1, unchanged: 1 }, projects: 1 },
        },
      ],
      settings: [{ part: 'currency', name: 'EUR', replaces: false }],
    });
    expect(await exported(own)).toBe(before);
  });

  it('what is said is what is done', async () => {
    await fc.assert(
      fc.asyncProperty(anyEntries, anyEntries, async (some, more) => {
        const text = await exported(await ledgerOf(more));
        const own = await ledgerOf(some);
        const { platforms } = await previewImport(readExport(text), own, defaultSettings);
        const sum = (kind: 'added' | 'merged') =>
          platforms.reduce((all, { spends }) => all + spends[kind], 0);
        const done = await own.append(readExport(text));
        expect({ added: sum('added'), merged: sum('merged') }).toEqual({
          added: done.spends.added,
          merged: done.spends.merged,
        });
        expect(platforms.reduce((all, { projects }) => all + projects, 0)).toBe(done.projects);
      }),
      { numRuns: 40 },
    );
  });
});

describe('batches', () => {
  it('hold everything once, in order, and the settings in the last', () => {
    fc.assert(
      fc.property(
        fc.nat(4_100),
        fc.nat(4_100),
        fc.nat(10),
        fc.boolean(),
        (spends, readings, projects, has) => {
          const document = {
            exportedAt: '',
            spends: Array.from({ length: spends }, (_, index) => spend({ id: `${index}` })),
            readings: Array.from({ length: readings }, (_, index) => reading(index)),
            projects: Array.from({ length: projects }, () => project),
            ...(has ? { settings: defaultSettings } : {}),
          };
          const batches = [...importBatches(document)];
          expect(batches.flatMap((batch) => batch.spends)).toEqual(document.spends);
          expect(batches.flatMap((batch) => batch.readings)).toEqual(document.readings);
          expect(batches.flatMap((batch) => batch.projects)).toEqual(document.projects);
          expect(batches.flatMap((batch, index) => (batch.settings === undefined ? [] : [index]))).toEqual(
            has ? [batches.length - 1] : [],
          );
          for (const batch of batches) {
            const size = batch.spends.length + batch.readings.length + batch.projects.length;
            expect(size).toBeLessThanOrEqual(MAX_BATCH);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('spends as CSV', () => {
  it('has a line for each, and what looks like a formula is none', async () => {
    await ledger.append({
      spends: [
        spend({
          ...{
            amount: 0.1,
            pool: 'credits',
            model: '=HYPERLINK("x")',
            feature: 'a, "b"\nc',
            promptLength: 12,
          },
          ...{ conversation: 'c', project: 'old', settings: { size: 'hd' }, refundedAt: SUNDAY + 15 * HOUR },
        }),
        spend({ id: 's2', at: SUNDAY + 16 * HOUR, project: '-1' }),
      ],
      projects: [project],
    });
    const text = await textOf(exportSpendsCsv(ledger, ALWAYS));
    expect(text.split('\r\n')[0]).toBe(
      'at,day,hour,platform,account,id,pool,amount,unit,basis,model,feature,conversation,project,prompt_length,settings,refunded_at',
    );
    const { data, errors } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
    expect(errors).toEqual([]);
    expect(data).toEqual([
      {
        ...{
          at: '2026-05-03T14:00:00.000Z',
          day: '2026-05-03',
          hour: '14',
          platform: 'suno',
          account: 'me',
          id: 's1',
        },
        ...{ pool: 'credits', amount: '0.1', unit: 'credit', basis: 'exact', model: `'=HYPERLINK("x")` },
        ...{ feature: 'a, "b"\nc', conversation: 'c', project: 'novel', prompt_length: '12' },
        ...{ settings: '{"size":"hd"}', refunded_at: '2026-05-03T15:00:00.000Z' },
      },
      {
        ...Object.fromEntries(csvColumns.map((column) => [column, ''])),
        ...{ at: '2026-05-03T16:00:00.000Z', day: '2026-05-03', hour: '16', platform: 'suno', account: 'me' },
        ...{ id: 's2', unit: 'credit', basis: 'exact', project: "'-1" },
      },
    ]);
  });

  it('of nothing is its first line', async () => {
    expect(await textOf(exportSpendsCsv(ledger, ALWAYS))).toBe(`${csvColumns.join(',')}\r\n`);
  });
});
