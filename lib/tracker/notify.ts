import { browser } from '../browser';
import type { BudgetState } from '../core/budgets';
import { type Alert, confirmed, look } from '../core/warnings/episode';
import { quietUntil } from '../core/warnings/quiet-hours';
import { signalsOf } from '../core/warnings/signal';
import { noticeOf } from '../core/warnings/words';
import type { Platform } from '../platforms/platform';
import { episodesItem } from '../storage/items';
import type { Settings } from '../storage/schema';
import type { Change, Store } from '../storage/store';
import { ownersOf, watchedPools } from './watch';

/** What notifications need of the world. */
export interface NotifierWorld {
  readonly store: Store;
  readonly now: () => number;
  /** The zone of the person's own clock (IANA). */
  readonly zone: () => string;
  /** Asked only while notifications are on and permitted. */
  readonly budgets: (settings: Settings, now: number) => Promise<readonly BudgetState[]>;
}

export const WARNINGS_ALARM = 'warnings';

/** Chromium takes no longer id. Subjects that are alike up to there replace each other, which nobody will see. */
const MAX_ID = 500;
const SUMMARY = 'summary';

/**
 * Shows warnings as desktop notifications. A worker may be killed at any moment, and a write may fail. So what is
 * given out is written first, as not yet confirmed: where that fails nothing is shown, instead of the same again at
 * each change. After it is shown it is confirmed. Of two failures the lesser is taken: a worker that was killed in
 * between shows it again when it starts, under the same id, so it replaces the first; it is never lost.
 */
export class Notifier {
  constructor(private readonly world: NotifierWorld) {}

  /** Looks at everything, shows what is due, and plans the next look. Must not run twice at once. */
  async look(granted: readonly string[]): Promise<void> {
    const { store } = this.world;
    const { settings } = await store.read();
    const on = settings.notifications.on && (await isPermitted());
    const now = this.world.now();
    const budgets = on ? await this.#budgets(settings, now) : [];
    const seen = await store.change((change) => this.#give(change, granted, budgets, on, now));
    if (seen.lookAt !== undefined) await browser.alarms.create(WARNINGS_ALARM, { when: seen.lookAt });
    if (seen.alerts.length === 0) return;
    await show(seen.alerts, now);
    await store.change(({ state, put }) => put(episodesItem, confirmed(state.episodes)));
  }

  #give(
    { state, put }: Change,
    granted: readonly string[],
    budgets: readonly BudgetState[],
    on: boolean,
    now: number,
  ) {
    const { notifications } = state.settings;
    const { quietHours, refilled } = notifications;
    const watched = watchedPools(state, granted, now);
    const quiet = quietHours && quietUntil(quietHours, now, this.world.zone());
    const seen = look(
      state.episodes,
      signalsOf(watched, budgets, notifications, now),
      {
        on,
        refilled,
        owners: ownersOf(state, watched),
        ...(quiet === undefined ? {} : { quietUntil: quiet }),
      },
      now,
    );
    if (seen.book !== state.episodes) put(episodesItem, seen.book);
    return seen;
  }

  /** Without a history the levels are still worth a warning. */
  async #budgets(settings: Settings, now: number): Promise<readonly BudgetState[]> {
    try {
      return await this.world.budgets(settings, now);
    } catch (error) {
      console.error('Credit Gauge: budgets could not be counted', error);
      return [];
    }
  }
}

/**
 * Has the listener, the same one each time, hear of clicks on notifications. To be called in the worker's first turn, and
 * when a permission arrives: before that the browser may not have the API at all.
 */
export function listenToClicks(onClicked: (id: string) => void): void {
  const clicks = notificationsApi()?.onClicked;
  if (clicks?.hasListener(onClicked) === false) clicks.addListener(onClicked);
}

/** Opens what the notification of this id was about. */
export async function followNotification(id: string, known: readonly Platform[]): Promise<void> {
  await notificationsApi()?.clear(id);
  const [subject = ''] = id.split('|');
  const page = known.find((platform) => platform.id === subject)?.links.usage;
  await (page === undefined ? browser.runtime.openOptionsPage() : browser.tabs.create({ url: page }));
}

async function show(alerts: readonly Alert[], now: number): Promise<void> {
  const [first, another] = alerts;
  const id = another === undefined && first !== undefined ? first.subject : SUMMARY;
  await notificationsApi()?.create(id.slice(0, MAX_ID), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    ...noticeOf(alerts, now),
  });
}

export async function isPermitted(): Promise<boolean> {
  const { permissions = [] } = await browser.permissions.getAll();
  return permissions.includes('notifications') && notificationsApi() !== undefined;
}

/** Absent until the person has permitted it. */
export function notificationsApi(): typeof browser.notifications | undefined {
  return browser.notifications;
}
