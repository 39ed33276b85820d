import type { Page } from 'playwright-core';
import { platforms } from '../../lib/platforms';
import { encode } from '../../lib/storage/item';
import { accountItem, settingsItem } from '../../lib/storage/items';
import { readState } from '../../lib/storage/state';
import { waitForAccessible } from '../e2e/harness/accessible';
import type { ChromiumRun } from '../e2e/harness/chromium';
import { card, pages, soon, switchOn, visit } from '../e2e/harness/story';
import type { Practice } from '../practice/server';
import { FOUR } from './breadth';
import { completionUrl } from './measures/stream';
import type { Balances, Side, Stored } from './side';

/** What the practice accounts start with, as the popup writes it. */
const starts = [
  ['Claude', '58%'],
  ['ChatGPT', '120'],
  ['Suno', '760'],
  ['OpenRouter', '$18.10'],
] as const;

/**
 * Switches four platforms on and visits them, as a person does, so that what is stored for the popup is
 * real; makes sure that a stream is really followed; and gives what puts either amount of data in place.
 */
export async function fillBalances(
  run: ChromiumRun,
  control: Page,
  practice: Practice,
): Promise<Side['store']> {
  await switchOn(run, ...FOUR);
  const options = await run.openOptions();
  await options.getByLabel('OpenRouter key').fill(practice.openrouter.managementKey);
  await options.getByRole('button', { name: 'Save key' }).click();
  await options.getByText('The key for OpenRouter is saved.').waitFor();
  await options.close();
  for (const url of [pages.claude, pages.chatgpt, pages.suno]) {
    const page = await visit(run, url);
    await page.waitForTimeout(500);
    await page.close();
  }
  const popup = await run.openPopup();
  for (const [name, number] of starts) await card(popup, name).getByText(number).first().waitFor();
  await popup.close();
  const read = () => control.evaluate(() => chrome.storage.local.get(null)) as Promise<Stored>;
  const four = await read();
  await expectFollowed(run, practice, read);
  await expectPreview(run);

  const stored: { readonly [amount in Balances]: Stored } = {
    four,
    unseen: withoutPreviews(four),
    forty: manyBalances(four),
  };
  return (amount) => put(control, stored[amount]);
}

/** Never empty in between: a platform that is not switched on for a moment is switched off in its open pages. */
async function put(control: Page, all: Stored): Promise<void> {
  await control.evaluate(async (all) => {
    const others = Object.keys(await chrome.storage.local.get(null)).filter(
      (key) => !Object.hasOwn(all, key),
    );
    await chrome.storage.local.set(all);
    await chrome.storage.local.remove(others);
  }, all);
}

/** A bench of an extension that does nothing would look very good. */
async function expectFollowed(
  run: ChromiumRun,
  practice: Practice,
  read: () => Promise<Stored>,
): Promise<void> {
  const page = await visit(run, pages.claude);
  const messages = async () =>
    (readState(await read()).state.accounts.claude ?? []).reduce((sum, { spends }) => sum + spends.length, 0);
  const before = await messages();
  await page.evaluate(
    async (url) => (await fetch(url, { method: 'POST', body: '{}' })).text(),
    completionUrl(practice, 'bench-burst'),
  );
  await soon(messages, (now) => now > before);
  await page.close();
}

async function expectPreview(run: ChromiumRun): Promise<void> {
  const page = await visit(run, pages.claude);
  await waitForAccessible(page, 'region', /cost preview$/);
  await page.close();
}

/** The same with the previews hidden by the person. */
function withoutPreviews(four: Stored): Stored {
  const { settings } = readState(four).state;
  const previews = Object.fromEntries(platforms.map(({ id }) => [id, { hidden: true } as const]));
  return { ...four, [settingsItem.key]: encode(settingsItem, { ...settings, previews }) };
}

/** The same with so many services by hand. */
export function withServices(four: Stored, count: number): Stored {
  const { settings } = readState(four).state;
  const now = Date.now();
  const grants = Array.from({ length: count }, (_, index) => ({
    id: `service-${index}`,
    name: `Service number ${index}`,
    kind: 'subscription' as const,
    unit: 'credit',
    amount: 1000 + index,
    left: 20 * index,
    renewal: { every: 'month' as const, day: 1 + (index % 28) },
    priority: 50,
    effectiveAt: now,
  }));
  return { ...four, [settingsItem.key]: encode(settingsItem, { ...settings, grants }) };
}

/** The same with 36 services by hand and 36 more accounts. */
function manyBalances(four: Stored): Stored {
  const { accounts } = readState(four).state;
  const copies = Object.entries(accounts).flatMap(([platform, records]) =>
    Array.from({ length: 9 }, (_, index) => {
      const [record] = records;
      if (record === undefined) throw new Error(`${platform} has no account to copy.`);
      const id = `copy-${index}`;
      const item = accountItem(platform, id);
      return [
        item.key,
        encode(item, { ...record, account: { ...record.account, id, label: `Copy ${index}` } }),
      ];
    }),
  );
  return { ...withServices(four, 36), ...Object.fromEntries(copies) };
}
