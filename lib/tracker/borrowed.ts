import { browser } from '../browser';
import type { Platform } from '../platforms/platform';
import { POINTED } from '../platforms/site/sighting';
import { borrowedItem } from '../storage/items';
import type { Store } from '../storage/store';
import { giveBackPermission } from './switch';

/** Gives back what was borrowed and forgotten: the form was left by closing its tab. */
export const BORROWED_ALARM = 'borrowed';
const MINUTES = 10;

/**
 * Notes that the person was asked for access to a site that is not saved: to point at it, or to try it. On the disk, so
 * that the browser's next start knows it as well.
 */
export async function borrow(store: Store, { permissions }: Pick<Platform, 'permissions'>): Promise<void> {
  await store.change(({ state, put }) =>
    put(borrowedItem, [...new Set([...state.borrowed, ...permissions])]),
  );
  await browser.alarms.create(BORROWED_ALARM, { delayInMinutes: MINUTES });
}

/** Gives back all that is noted, save what those that are active need. What the site that is pointed at needs stays noted. */
export async function returnBorrowed(
  store: Store,
  activePlatforms: () => Promise<readonly Platform[]>,
): Promise<void> {
  const { borrowed } = await store.read();
  if (borrowed.length === 0) return;
  const active = await activePlatforms();
  await giveBackPermission({ permissions: borrowed }, active);
  const pointed = active.find(({ id }) => id === POINTED)?.permissions ?? [];
  await store.change(({ state, put }) =>
    put(
      borrowedItem,
      // What was noted meanwhile stays.
      state.borrowed.filter((pattern) => pointed.includes(pattern) || !borrowed.includes(pattern)),
    ),
  );
}
