import { browser } from '../browser';
import type { Card } from '../core/card';
import { type PageState, pageState, warningSubject } from '../core/page-state';
import type { BudgetRoom } from '../core/preflight';
import { dayOf } from '../core/renewal/calendar';
import type { TabMessage } from '../messages';
import type { Platform } from '../platforms/platform';
import { cardOf } from '../storage/cards';
import type { State } from '../storage/state';
import type { Windows } from '../windows';
import { localZone } from '../zone';
import { asksBefore } from './budget-rooms';
import { tabsOf } from './scripts';
import { within } from './within';

/** For each tab to take a message; none of them has anything to wait for. */
const TAB_TIMEOUT = 2_000;

/** How long after a task its price is set beside its quote in the page (ms). */
const CHECK_SHOWN = 10 * 60_000;

/** Dismissed warnings that are remembered of one platform. */
const MAX_DISMISSED = 50;

/** What a platform's pages may show, of this platform alone. `rooms`: what is left of the budgets, in its units. */
export function stateForPage(
  state: State,
  platform: Platform,
  granted: readonly string[],
  rooms: readonly BudgetRoom[],
  now: number,
): PageState {
  const { settings, dismissed } = state;
  const card = cardOf(state, platform, granted, now);
  const { warning, ...page } = stateOfCard(platform, card, now);
  const isShown = warning !== undefined && settings.inlineWarnings && !dismissed.includes(warning.key);
  const { limit } = settings.preflight[platform.id] ?? {};
  const lastCheck = card.checks.findLast(({ at, actual }) => actual !== undefined && now - at < CHECK_SHOWN);
  return {
    ...page,
    ...(isShown ? { warning } : {}),
    ...(asksBefore(settings, platform.id, dayOf(now, localZone()))
      ? { preflight: { budgets: rooms, ...(limit === undefined ? {} : { limit }) } }
      : {}),
    preview: settings.previews[platform.id] ?? {},
    ...(lastCheck === undefined ? {} : { lastCheck }),
  };
}

function stateOfCard(platform: Platform, card: Card, now: number): PageState {
  return pageState(card, platform.costs, platform.makes, now);
}

/**
 * The dismissed keys without those of the platform's pools that have recovered by the platform's own
 * word: their warning is armed again.
 */
export function stillDismissed(
  state: State,
  platform: Platform,
  granted: readonly string[],
  now: number,
): readonly string[] {
  if (!state.dismissed.some((key) => key.startsWith(`${platform.id}|`))) return state.dismissed;
  const card = cardOf(state, platform, granted, now);
  const warned = stateOfCard(platform, card, now).warning?.pool;
  const recovered = card.balances
    .filter(({ id, level, provenance }) => level === 'ok' && provenance === 'reported' && id !== warned)
    .map(({ id }) => `${warningSubject(card, id).join('|')}|`);
  return state.dismissed.filter((key) => !recovered.some((subject) => key.startsWith(subject)));
}

/** The dismissed keys with one more; only a warning of the platform itself can be dismissed on its pages. */
export function withDismissed(dismissed: readonly string[], platform: Platform, key: string): string[] {
  const isOwn = (one: string) => one.startsWith(`${platform.id}|`);
  if (!isOwn(key) || dismissed.includes(key)) return [...dismissed];
  const own = dismissed.filter(isOwn).slice(1 - MAX_DISMISSED);
  return [...dismissed.filter((one) => !isOwn(one)), ...own, key];
}

/** Tells the open pages of a platform in these windows what to show now. */
export async function tellPages(platform: Platform, windows: Windows, state: PageState): Promise<void> {
  await sendToTabs(await tabsOf(platform, windows), { name: 'tab/state', state });
}

/** Leaves the open pages of a platform as if we had never been there. */
export async function stopPages(platform: Platform): Promise<void> {
  await sendToTabs(await tabsOf(platform, 'all'), { name: 'tab/stop' });
}

/**
 * Leaves all pages but those of these platforms. A page whose permission was taken back is not found by its address
 * any more, so every other tab is told; where no script of ours is, nobody hears it.
 */
export async function stopOtherPages(kept: readonly Platform[]): Promise<void> {
  const all = (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const ours = (await Promise.all(kept.map((platform) => tabsOf(platform, 'all')))).flat();
  await sendToTabs(
    all.filter((id) => !ours.includes(id)),
    { name: 'tab/stop' },
  );
}

async function sendToTabs(tabIds: readonly number[], message: TabMessage): Promise<void> {
  await Promise.all(
    tabIds.map(async (tabId) => {
      try {
        await within(TAB_TIMEOUT, browser.tabs.sendMessage(tabId, message, { frameId: 0 }));
      } catch (error) {
        // No content script is there (yet): it asks by itself when it starts.
        console.debug('Credit Gauge: the tab does not listen', tabId, error);
      }
    }),
  );
}
