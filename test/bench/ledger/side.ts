import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { encode } from '../../../lib/storage/item';
import { recentUseItem } from '../../../lib/storage/items';
import { readState } from '../../../lib/storage/state';
import { type ChromiumRun, launchChromium } from '../../e2e/harness/chromium';
import type { Practice } from '../../practice/server';
import { fillBalances, withServices } from '../balances';
import { rest, type Stored } from '../side';
import { type Ask, putBench } from './ask';

/** A browser whose ledger holds so many spends. */
export interface LedgerSide {
  readonly run: ChromiumRun;
  /** A page of the extension that runs no script. */
  readonly control: Page;
  /** Uses the ledger, in a page that is closed afterwards: what it read is in no figure of the heap. */
  readonly use: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;
  /** Puts what the popup shows back as it was. */
  readonly restore: () => Promise<void>;
}

export interface LedgerSideOptions {
  readonly extensionDir: string;
  readonly practice: Practice;
  readonly grant: readonly string[];
  readonly spends: number;
  /** Where the profile is kept, to go on with it another time; absent: it is thrown away. */
  readonly profileDir?: string;
  /** Told now and then while it is filled. */
  readonly onFill: (spends: number) => void;
}

/** Four platforms are real ones; the other 56 are typed in by hand. */
const SERVICES = 56;
const BATCH = 5_000;
const BALANCES = 'balances.json';

/**
 * Opens a browser with the extension, and fills its ledger through the ledger's own `append`, as far as its profile
 * doesn't hold it already.
 */
export async function openLedgerSide(options: LedgerSideOptions): Promise<LedgerSide> {
  const { profileDir, practice, spends } = options;
  if (profileDir !== undefined) await mkdir(profileDir, { recursive: true });
  const run = await launchChromium(options);
  try {
    const control = await emptyPage(run);
    const use: LedgerSide['use'] = async (work) => {
      const page = await emptyPage(run);
      try {
        return await work(await putBench(page));
      } finally {
        await page.close();
      }
    };
    const known = await keptBalances(profileDir);
    const isKept = known !== undefined && (await use((ask) => ask('isFilled', spends)));
    const balances = isKept ? known : await newBalances(run, control, practice);
    if (!isKept) await use((ask) => fill(ask, options, balances));
    if (!isKept && profileDir !== undefined) {
      await writeFile(join(profileDir, BALANCES), JSON.stringify(balances));
    }
    const uses = await use((ask) => recentUses(ask, balances));
    const stored = { ...withServices(balances, SERVICES), ...uses };
    const restore = async () => {
      await control.evaluate(async (all) => {
        await chrome.storage.local.clear();
        await chrome.storage.local.set(all);
      }, stored);
      // The change woke the background.
      await rest({ run, control });
    };
    await rest({ run, control });
    return { run, control, use, restore };
  } catch (error) {
    await run.close();
    throw error;
  }
}

async function emptyPage({ context, extensionId }: ChromiumRun): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  return page;
}

async function keptBalances(profileDir: string | undefined): Promise<Stored | undefined> {
  if (profileDir === undefined) return undefined;
  try {
    return JSON.parse(await readFile(join(profileDir, BALANCES), 'utf8')) as Stored;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The practice sites' accounts, as the extension itself stores them. */
async function newBalances(run: ChromiumRun, control: Page, practice: Practice): Promise<Stored> {
  const store = await fillBalances(run, control, practice);
  await rest({ run, control });
  await store('four');
  return control.evaluate(() => chrome.storage.local.get(null)) as Promise<Stored>;
}

async function fill(
  ask: Ask,
  { spends, onFill }: Pick<LedgerSideOptions, 'spends' | 'onFill'>,
  balances: Stored,
): Promise<void> {
  const accounts = accountsIn(balances);
  await ask('beginFill', {
    spends,
    size: BATCH,
    accounts: accounts.map(({ platform, account }) => ({ platform, account })),
    pools: accounts.flatMap(({ platform, account, pools }) =>
      pools.map(({ id, unit }) => ({ platform, account, pool: id, unit })),
    ),
    // Who spends little is read less often: what has not changed is no new reading.
    readingsPerDay: spends >= 100_000 ? 6 : 1,
  });
  for (;;) {
    const done = await ask('fillOn');
    if (done === undefined) return;
    if (done % (20 * BATCH) === 0) onFill(done);
  }
}

function accountsIn(balances: Stored) {
  return Object.entries(readState(balances).state.accounts).flatMap(([platform, records]) =>
    records.map(({ account, pools }) => ({ platform, account: account.id, pools })),
  );
}

async function recentUses(ask: Ask, balances: Stored): Promise<Stored> {
  const accounts = accountsIn(balances).map(({ platform, account }) => ({ platform, account }));
  const uses = await ask('recentUses', accounts);
  return Object.fromEntries(
    uses.map(({ platform, account, use }) => {
      const item = recentUseItem(platform, account);
      return [item.key, encode(item, use)];
    }),
  );
}
