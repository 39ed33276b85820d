import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { findFirefox } from '../../../scripts/lib/find-browser';
import type { Practice } from '../../practice/server';
import { soon } from './story';

export interface FirefoxOptions {
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  readonly practice: Pick<Practice, 'proxyPort'>;
  /** Optional host permissions to ask for at the start, as match patterns. */
  readonly grant?: readonly string[];
  /** The background is stopped after so many ms without work. Without it: as in Firefox itself, 30 s. */
  readonly backgroundIdleMs?: number;
}

export interface FirefoxRun {
  readonly browser: Browser;
  readonly origin: string;
  /** Removes the extension, as a person does in the add-ons' page. */
  uninstall(): Promise<void>;
  openPopup(): Promise<Page>;
  openOptions(): Promise<Page>;
  openInsights(): Promise<Page>;
  close(): Promise<void>;
}

/** What Firefox would ask the network by itself, beyond what puppeteer already turns off. */
const quiet = {
  'app.normandy.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.trr.mode': 5,
  'privacy.query_stripping.strip_list': '',
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

/** Firefox with the extension, every request tunnelled to the practice sites. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxRun> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox found: install one or set FIREFOX_PATH.');
  const geckoId = await geckoIdOf(options.extensionDir);
  const uuid = randomUUID();
  const { proxyPort } = options.practice;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    // Lets `services.settings.server` count in a release build too (toolkit's RemoteSettings, Utils.sys.mjs).
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    // Without it, navigation to extension pages is refused.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...quiet,
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
      // permissions.request after a click is answered with yes, without a prompt.
      'extensions.webextOptionalPermissionPrompts': false,
      ...(options.backgroundIdleMs === undefined
        ? {}
        : { 'extensions.background.idle.timeout': options.backgroundIdleMs }),
    },
  });
  const origin = `moz-extension://${uuid}`;
  const open = (path: string, ready: string) => openExtensionPage(browser, `${origin}/${path}`, ready);
  try {
    await browser.installExtension(options.extensionDir);
    if (options.grant !== undefined && options.grant.length > 0) {
      const page = await open('options.html', 'body');
      await grantByClick(page, options.grant);
      await page.close();
    }
  } catch (error) {
    await browser.close();
    throw error;
  }
  return {
    browser,
    origin,
    uninstall: () => browser.uninstallExtension(geckoId),
    openPopup: () => open('popup.html', 'h1'),
    openOptions: () => open('options.html', 'h1'),
    openInsights: () => open('insights.html', 'h1'),
    close: () => browser.close(),
  };
}

/** `goto` never resolves for extension pages (Firefox 153, WebDriver BiDi), though the page is there. */
async function openExtensionPage(browser: Browser, url: string, ready: string): Promise<Page> {
  const page = await browser.newPage();
  // Left to itself: it ends with its own time-out, long after the page is there.
  page.goto(url, { timeout: 1500 }).catch(() => undefined);
  const isThere = (address: string, selector: string) =>
    location.href === address && document.querySelector(selector) !== null;
  await soon(
    () => page.evaluate(isThere, url, ready).catch(() => false),
    (there) => there,
  );
  return page;
}

/** Permissions are only given to a click, so one is made on a button of our own in a page of the extension. */
async function grantByClick(page: Page, patterns: readonly string[]): Promise<void> {
  await page.evaluate(
    (origins) => {
      const button = document.createElement('button');
      button.id = 'grant-for-test';
      button.textContent = 'Grant';
      button.addEventListener('click', async () => {
        const api = (globalThis as unknown as { browser: ExtensionApi }).browser;
        button.dataset.granted = String(await api.permissions.request({ origins }));
      });
      document.body.prepend(button);
    },
    [...patterns],
  );
  await page.click('#grant-for-test');
  await page.waitForSelector('#grant-for-test[data-granted="true"]', { timeout: 5000 });
}

async function geckoIdOf(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const id: unknown = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error('The manifest has no browser_specific_settings.gecko.id.');
  return id;
}
