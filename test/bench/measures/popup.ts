import { defineMeasure } from '../measure';
import { openPainted } from '../painted';
import type { Balances, ExtensionSide } from '../side';

/** The number of a card, and the one of the empty extension's popup. */
const BALANCE = '.amount-number';

export const popupFour = defineMeasure({
  title: 'Popup, four platforms',
  figures: { 'popup-four': { title: 'navigation start to first balance painted', unit: 'ms' } },
  sample: async (side: ExtensionSide) => ({ 'popup-four': await openPopup(side, 'four') }),
});

export const popupForty = defineMeasure({
  title: 'Popup, the same with 36 services by hand and 36 more accounts',
  figures: { 'popup-forty': { title: 'navigation start to first balance painted', unit: 'ms' } },
  sample: async (side: ExtensionSide) => ({ 'popup-forty': await openPopup(side, 'forty') }),
});

/** Opens the popup's page in a tab: the real popup is none that a program can look into. */
async function openPopup({ run, store }: ExtensionSide, balances: Balances): Promise<number> {
  await store(balances);
  const { page, times } = await openPainted(run, 'popup.html', { balance: BALANCE });
  await page.close();
  return times.balance;
}
