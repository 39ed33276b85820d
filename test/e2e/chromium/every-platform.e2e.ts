import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shownAmount } from '../../../components/balance/amount';
import type { Amounts, Plan } from '../../practice/generated/plan';
import {
  cardOf,
  type Everywhere,
  plans,
  refresh,
  send,
  signOut,
  startEverywhere,
  storedOf,
  until,
} from '../harness/every-platform';
import { ledgerRows } from '../harness/ledger';
import { switchOn } from '../harness/story';

/**
 * Every platform that is read in its own pages, on a practice site made from its recorded answers: from the switch to the
 * sign-out, with the scripts, permissions and asks of the build that people get. What can't be told of one is missing in
 * its plan, and why is in test/practice/generated/plan.test.ts.
 */
let run: Everywhere;
let popup: Page;
beforeAll(async () => {
  run = await startEverywhere();
  await switchOn(run, ...plans.map(({ platform }) => platform.id));
  popup = await run.openPopup();
});
afterAll(() => run?.close());

it.concurrent.each(plans.map((plan) => [sentence(plan), plan] as const))('%s', async (_, plan) => {
  const { platform, balance, spend, signedOut } = plan;
  const { page, problems } = await open(plan);

  if (balance !== undefined) {
    await until(
      'The balance',
      () => send(page, balance.exchange),
      () => storedOf(popup, platform.id),
      ({ pools }) => pools.some((one) => has(one, balance.pools)),
    );
    await saysOn(plan, balance.pools);
    if (plan.identity !== undefined) await send(page, plan.identity);
  }

  if (spend !== undefined) {
    await send(page, spend.exchange);
    const amounts = spend.spends.flatMap(({ amount }) => amount ?? []);
    await until(
      'The spend',
      async () => {},
      async () => (await ledgerRows(popup)).spends.filter((one) => one.platform === platform.id),
      (spends) => spends.length > 0 && amounts.every((amount) => spends.some((one) => one.amount === amount)),
    );
  }

  /** By the extension's own question where it asks, else by the page's. */
  const look = async () => {
    if (plan.isAsked) await refresh(popup, platform.id);
    else if (balance !== undefined) await send(page, balance.exchange, 'xhr');
  };
  if (balance !== undefined) {
    // Also where no request that spends is known: in another window, say.
    run.sites.state(platform.id).spent = true;
    await until(
      'The balance after it',
      look,
      () => storedOf(popup, platform.id),
      ({ pools }) => pools.some((one) => has(one, balance.lowered.pools)),
    );
    await saysOn(plan, balance.lowered.pools);
    const { accounts } = await storedOf(popup, platform.id);
    if (accounts.length > 1) expect(accounts).not.toContain('unnamed');
  }

  if (balance !== undefined && signedOut !== undefined) {
    await signOut(run, plan, page);
    await until(
      'The sign-out',
      look,
      () => cardOf(popup, platform.id),
      ({ text }) => /Signed out/.test(text),
    );
    const { text, numbers } = await cardOf(popup, platform.id);
    expect(text).toMatch(/stale/);
    expect(numbers).toContain(numberOf(plan, balance.lowered.pools));
  }

  expect(problems).toEqual([]);
  if (plan.isAsked) expect(run.sites.state(platform.id).asked).toBeGreaterThan(0);
  await page.close();
});

it('spoke to nobody but the platforms', () => {
  expect(run.sites.strangers).toEqual([]);
});

function sentence({ platform, balance, spend, signedOut }: Plan): string {
  const parts = [
    ...(balance === undefined ? [] : ['what is left is shown']),
    ...(spend === undefined ? [] : ['what is spent is counted']),
    ...(balance === undefined ? [] : ['the balance falls']),
    ...(signedOut === undefined ? [] : ['the sign-out is told']),
  ];
  return `${platform.name}: ${parts.join(', ')}`;
}

/** The platform's page, and what goes wrong in it: all but answers that say no. */
async function open({ page: url }: Plan): Promise<{ page: Page; problems: string[] }> {
  const page = await run.context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
  await page.goto(url);
  return { page, problems };
}

/** Waits until the card says what is left of the pool that is spent. */
async function saysOn(plan: Plan, pools: readonly Amounts[]): Promise<void> {
  const number = numberOf(plan, pools);
  await until(
    `The card's ${number}`,
    async () => {},
    () => cardOf(popup, plan.platform.id),
    ({ numbers }) => numbers.includes(number),
  );
}

function numberOf({ balance }: Plan, pools: readonly Amounts[]): string {
  const pool = pools.find(({ id }) => id === balance?.lowered.pool);
  if (pool === undefined) throw new Error(`There is no pool ${balance?.lowered.pool}.`);
  const live = {
    ...pool,
    label: '',
    readAt: 0,
    provenance: 'reported',
    freshness: 'fresh',
    uncounted: 0,
  } as const;
  return shownAmount(live, 'left', 'en-US').number;
}

function has(pools: readonly Amounts[], expected: readonly Amounts[]): boolean {
  return expected.every((one) => pools.some((pool) => JSON.stringify(pool) === JSON.stringify(one)));
}
