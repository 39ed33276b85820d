import { defineMeasure } from '../measure';
import type { Balances, Side } from '../side';

/** The number of a card, and the one of the empty extension's popup. */
const BALANCE = '.amount-number';

export const popupFour = defineMeasure({
  title: 'Popup, four platforms',
  figures: { 'popup-four': { title: 'navigation start to first balance painted', unit: 'ms' } },
  sample: async (side) => ({ 'popup-four': await openPopup(side, 'four') }),
});

export const popupForty = defineMeasure({
  title: 'Popup, the same with 36 services by hand and 36 more accounts',
  figures: { 'popup-forty': { title: 'navigation start to first balance painted', unit: 'ms' } },
  sample: async (side) => ({ 'popup-forty': await openPopup(side, 'forty') }),
});

/**
 * Opens the popup's page in a tab (the real popup is none that a program can look into) while the
 * background is stopped, as it is when a person comes. Painted: the balance has a size, and the frame
 * after that one has begun.
 */
async function openPopup({ run, store }: Side, balances: Balances): Promise<number> {
  await store(balances);
  const popup = await run.context.newPage();
  try {
    // No named function in here: tsx would wrap it with a helper that the page doesn't have.
    await popup.addInitScript((selector) => {
      new MutationObserver((_changes, observer) => {
        const balance = document.querySelector(selector);
        if (balance === null || balance.getBoundingClientRect().height === 0) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            document.documentElement.dataset.painted = String(performance.now());
          });
        });
      }).observe(document, { childList: true, subtree: true });
    }, BALANCE);
    await popup.goto(`chrome-extension://${run.extensionId}/popup.html`);
    const root = popup.locator('html[data-painted]');
    await root.waitFor({ timeout: 5000 });
    return Number(await root.getAttribute('data-painted'));
  } finally {
    await popup.close();
  }
}
