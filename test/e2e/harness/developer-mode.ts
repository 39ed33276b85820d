import type { BrowserContext } from 'playwright-core';

/** The part of Chromium's own API that its extensions page has. */
interface ExtensionsPage {
  readonly chrome: {
    readonly developerPrivate: {
      updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
    };
  };
}

/**
 * Sets the switch "Developer mode" as a person does. Without it Chromium (156) loads an unpacked extension from the
 * command line, but refuses to load it a second time.
 */
export async function allowReloading(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(() =>
    (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    }),
  );
  await page.close();
}
