import type { Page } from 'playwright-core';
import { platforms } from '../../../lib/platforms';
import { permissionPatterns } from '../../../lib/platforms/permissions';
import type { AccountRecord, PlatformRecord } from '../../../lib/storage/schema';
import { EveryPlatform } from '../../practice/generated/every-platform';
import {
  type Amounts,
  type Exchange,
  hasSite,
  isText,
  type Plan,
  planOf,
} from '../../practice/generated/plan';
import { startPractice } from '../../practice/server';
import { type ChromiumRun, launchChromium } from './chromium';
import { pause } from './pause';
import { chromiumBuild } from './story';

/** What is known at every platform that has a practice site now. */
export const plans: readonly Plan[] = platforms
  .filter(hasSite)
  .map((platform) => planOf(platform, Date.now()));

export interface Everywhere extends ChromiumRun {
  readonly sites: EveryPlatform;
}

/** A browser with the extension, and the practice sites of all platforms. */
export async function startEverywhere(): Promise<Everywhere> {
  const sites = new EveryPlatform(plans);
  const practice = await startPractice({ guest: sites });
  try {
    const run = await launchChromium({
      extensionDir: chromiumBuild,
      practice,
      grant: permissionPatterns(platforms),
    });
    run.context.setDefaultTimeout(20_000);
    return {
      ...run,
      sites,
      close: async () => {
        await run.close();
        await practice.close();
      },
    };
  } catch (error) {
    await practice.close();
    throw error;
  }
}

type Sent = Omit<Exchange, 'answer' | 'source'> & { readonly isText: boolean };
type By = 'fetch' | 'xhr';
type PracticePage = typeof globalThis & {
  practice: { send(request: Sent, by: By): Promise<number>; signOut(): void };
};

/** The page makes a request, and reads its answer to the end. */
export function send(
  page: Page,
  { method, url, headers, body, answer }: Exchange,
  by: By = 'fetch',
): Promise<number> {
  const request: Sent = {
    ...{ method, url, headers, isText: isText(answer.body) },
    ...(body === undefined ? {} : { body }),
  };
  return page.evaluate(([one, how]) => (globalThis as PracticePage).practice.send(one, how), [
    request,
    by,
  ] as const);
}

/** Nobody is signed in any more, neither on the site nor in its page. */
export async function signOut({ sites }: Everywhere, { platform }: Plan, page: Page): Promise<void> {
  sites.state(platform.id).signedIn = false;
  await page.evaluate(() => (globalThis as PracticePage).practice.signOut());
}

/** Has the extension ask a platform, as the card's own button does; done when it has been answered. */
export async function refresh(popup: Page, platform: string): Promise<void> {
  await popup.evaluate(
    (id) => chrome.runtime.sendMessage({ name: 'refresh', args: { platform: id } }),
    platform,
  );
}

/** What a card of the popup says: all of it, and its amounts without their units. */
export function cardOf(popup: Page, platform: string): Promise<{ text: string; numbers: readonly string[] }> {
  return popup.evaluate((id) => {
    const card = document.querySelector(`article[data-platform="${id}"]`);
    const numbers = [...(card?.querySelectorAll('.amount-number') ?? [])];
    return {
      text: card?.textContent ?? '',
      numbers: numbers.map((one) => one.textContent?.replace('≈ ', '') ?? ''),
    };
  }, platform);
}

/** What is stored of a platform: its accounts, and whether it can be read. */
export async function storedOf(popup: Page, platform: string) {
  const all = (await popup.evaluate(
    (id) =>
      chrome.storage.local
        .get(null)
        .then((items) =>
          Object.entries(items).filter(
            ([key]) => key.startsWith(`account:${id}:`) || key === `platform:${id}`,
          ),
        ),
    platform,
  )) as unknown as readonly (readonly [string, { data: AccountRecord & PlatformRecord }])[];
  const accounts = all
    .filter(([key]) => key.startsWith('account:'))
    .map(([, { data }]) => data as AccountRecord);
  const failures = all.flatMap(([, { data }]) => data.health.failure?.kind ?? []);
  return {
    accounts: accounts.filter(({ pools }) => pools.length > 0).map(({ account }) => account.id),
    pools: accounts.map(({ pools }) => pools.map(amountsOf)),
    failures,
  };
}

function amountsOf({ id, unit, remaining, limit, used }: Amounts): Amounts {
  return JSON.parse(JSON.stringify({ id, unit, remaining, limit, used }));
}

/** Does `act`, again every two seconds, until `look` sees what `fits`. Fails with `what` and the last thing seen. */
export async function until<T>(
  what: string,
  act: () => Promise<unknown>,
  look: () => Promise<T>,
  fits: (seen: T) => boolean,
): Promise<void> {
  const start = Date.now();
  for (;;) {
    const acted = Date.now();
    await act();
    do {
      const seen = await look();
      if (fits(seen)) return;
      if (Date.now() - start > 20_000)
        throw new Error(`${what}: not within 20 s. Last seen: ${JSON.stringify(seen)}`);
      await pause(100);
    } while (Date.now() - acted < 2_000);
  }
}
