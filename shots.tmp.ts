import { launchChromium } from './test/e2e/harness/chromium';
import { encode } from './lib/storage/item';
import { accountItem, settingsItem } from './lib/storage/items';
import { defaultSettings } from './lib/storage/schema';
import type { Grant } from './lib/core/grants/grant';

const now = Date.now();
const day = 86_400_000;
const g = (part: Partial<Grant>): Grant => ({
  id: 'x', name: 'Melody Maker', kind: 'bundle', unit: 'credit', amount: 500, priority: 70, effectiveAt: now - 3 * day,
  renewal: { every: 'never' }, ...part,
} as Grant);
const grants: Grant[] = [
  g({ id: '1', kind: 'subscription', amount: 1000, left: 400, priority: 50, renewal: { every: 'month', day: 14 }, label: 'Studio', price: { amount: 12, currency: 'USD' } }),
  g({ id: '2', kind: 'promo', amount: 300, priority: 20, expiresAt: now + 160 * day, link: 'https://melody.example/usage' }),
  g({ id: '3', amount: 5000, left: 0 }),
  g({ id: '4', kind: 'trial', priority: 10, amount: 50, expiresAt: now - day }),
  g({ id: '5', kind: 'top-up', amount: 250, priority: 80, effectiveAt: now + 9 * day }),
  g({ id: '6', platform: 'suno', name: 'Suno', account: 'me', kind: 'subscription', amount: 2500, priority: 50, renewal: { every: 'month', day: 31 }, label: 'Pro' }),
  g({ id: '7', platform: 'suno', name: 'Suno', account: 'me', amount: 500, priority: 40, expiresAt: now + 2 * day }),
  g({ id: '8', name: 'A service with a very long name that goes on and on, really', kind: 'subscription', unit: 'fast minutes', amount: 900, renewal: { every: 'window', seconds: 18000 } }),
];
const settings = { ...defaultSettings, enabled: ['suno'], grants };
const acc = accountItem('suno', 'me');
const record = { ...acc.fallback, account: { id: 'me', label: 'someone@example.org' }, seenAt: now, pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 3200, readAt: now - 60_000, source: 'billing' }] };
const stored = { [settingsItem.key]: encode(settingsItem, settings), [acc.key]: encode(acc, record) };

for (const scheme of ['light', 'dark'] as const) {
  const run = await launchChromium({ extensionDir: '.output/chrome-mv3', practice: { port: 9 }, colorScheme: scheme, grant: (await import('./lib/platforms/suno')).suno.permissions });
  const page = await run.openOptions();
  await page.evaluate((value) => (globalThis as never as { chrome: { storage: { local: { set(v: unknown): Promise<void> } } } }).chrome.storage.local.set(value), stored);
  await run.killWorker();
  for (const width of scheme === 'light' ? [360, 768, 1400] : [900]) {
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    const section = page.locator('#credits');
    await section.locator('h4').first().waitFor();
    await section.screenshot({ path: `/tmp/shots-grants/list-${width}-${scheme}.png` });
    await page.getByRole('button', { name: 'Add credit' }).click();
    await page.getByRole('button', { name: /Name, price/ }).click();
    await page.getByLabel('Expires').selectOption('on');
    const form = page.getByRole('form', { name: 'New plan or credit' });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.screenshot({ path: `/tmp/shots-grants/form-${width}-${scheme}.png` });
  }
  const popup = await run.openPopup();
  await popup.setViewportSize({ width: 380, height: 900 });
  await popup.reload();
  await popup.getByText('expire').first().waitFor();
  await popup.screenshot({ path: `/tmp/shots-grants/popup-${scheme}.png`, fullPage: true });
  for (const button of await popup.getByRole('button', { name: / parts/ }).all()) await button.click();
  await popup.screenshot({ path: `/tmp/shots-grants/popup-open-${scheme}.png`, fullPage: true });
  await run.close();
}
