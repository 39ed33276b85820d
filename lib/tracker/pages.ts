import { browser } from '../browser';
import { type PageState, pageState } from '../core/page-state';
import type { Quote } from '../core/quote';
import type { TabMessage } from '../messages';
import type { Platform } from '../platforms/platform';
import { cardOf } from '../storage/cards';
import type { State } from '../storage/state';
import { tabsOf } from './scripts';

/** What a platform's pages may show, of this platform alone. Null where warnings in pages are off. */
export function stateForPage(
  state: State,
  platform: Platform,
  granted: readonly string[],
  now: number,
): PageState | null {
  if (!state.settings.inlineWarnings) return null;
  const feature = platform.composers[0]?.feature ?? 'message';
  const page = pageState(cardOf(state, platform, granted, now), fixedQuotes(platform, feature), feature);
  if (page.warning === undefined || !state.dismissed.includes(page.warning.key)) return page;
  const { warning: _dismissed, ...rest } = page;
  return rest;
}

/** The platform's own prices for what its prompt box makes. */
export function fixedQuotes(platform: Platform, feature: string): readonly Quote[] {
  return platform.costs
    .filter((cost) => cost.feature === feature)
    .map(({ pool, unit, amount }) => ({
      pool,
      unit,
      amount,
      low: amount,
      high: amount,
      basis: 'fixed',
      count: 0,
      feature,
    }));
}

/** Tells the open pages of a platform what to show now. */
export async function tellPages(platform: Platform, state: PageState | null): Promise<void> {
  await sendToTabs(await tabsOf(platform), { name: 'tab/state', state });
}

/** Leaves the open pages of a platform as if we had never been there. */
export async function stopPages(platform: Platform): Promise<void> {
  await sendToTabs(await tabsOf(platform), { name: 'tab/stop' });
}

async function sendToTabs(tabIds: readonly number[], message: TabMessage): Promise<void> {
  await Promise.all(
    tabIds.map(async (tabId) => {
      try {
        await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
      } catch (error) {
        // No content script is there (yet): it asks by itself when it starts.
        console.debug('Credit Gauge: the tab does not listen', tabId, error);
      }
    }),
  );
}
