import { browser } from '../browser';
import type { Platform } from '../platforms/platform';
import type { Windows } from '../windows';
import { pageScripts, type TAP } from './script-files';
import { within } from './within';

/**
 * Content scripts are registered when a platform is switched on and only then: with every platform off
 * no script of ours runs anywhere.
 */
const OVERLAY = '/overlay.js' as const;
const ASKER = '/asker.js' as const;

/** A tab that never finishes loading lets an injected script wait for ever. */
const INJECT_TIMEOUT = 5_000;

/**
 * Makes the registered scripts those of `active`, no more and no less. Gives the platforms whose
 * scripts were not registered before.
 */
export async function syncScripts(active: readonly Platform[]): Promise<readonly string[]> {
  const wanted = new Map(active.flatMap(scriptsOf).map((script) => [script.id, script]));
  const registered = await browser.scripting.getRegisteredContentScripts();
  // A registration of an earlier version may name other files under the same id, a site that was changed another page.
  const isAsWanted = ({ id, js, matches }: (typeof registered)[number]) =>
    String(wanted.get(id)?.js) === String(js?.map(rooted)) &&
    String(wanted.get(id)?.matches) === String(matches);
  const gone = registered.filter((script) => !isAsWanted(script)).map(({ id }) => id);
  const missing = [...wanted.values()].filter(
    ({ id }) => gone.includes(id) || !registered.some((script) => script.id === id),
  );
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing);
  return active
    .filter(({ id }) => missing.some((script) => script.id === `${id}:content`))
    .map(({ id }) => id);
}

/** Browsers give a path back without the slash that it was given with. */
function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** None where a platform has no pages: an empty list of addresses is an error to browsers. */
function scriptsOf(platform: Platform): Script[] {
  if (platform.pages.length === 0) return [];
  const common = { runAt: 'document_start', persistAcrossSessions: true } as const;
  const matches = () => [...platform.pages];
  const { content, tap } = pageScripts(platform);
  return [
    { ...common, id: `${platform.id}:content`, js: [...content], matches: matches() },
    { ...common, id: `${platform.id}:tap`, js: [...tap], matches: matches(), world: 'MAIN' },
  ];
}

/** The tabs of these windows that show a page of the platform, the active ones first. */
export async function tabsOf(
  { pages }: Pick<Platform, 'pages'>,
  windows: Windows | 'all',
): Promise<readonly number[]> {
  if (pages.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...pages] });
  return tabs
    .filter(({ incognito }) => windows === 'all' || incognito === (windows === 'private'))
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, discarded }) => (id === undefined || discarded ? [] : [id]));
}

/** Runs the scripts in tabs that were open before the platform was switched on. They guard against running twice. */
export async function injectInto(platform: Platform, tabIds: readonly number[]): Promise<void> {
  await Promise.all(
    tabIds.map(async (tabId) => {
      try {
        await within(INJECT_TIMEOUT, inject(platform, tabId));
      } catch (error) {
        // The tab was closed or shows an error page: the registered scripts run when it loads again.
        console.debug('Credit Gauge: not injected', tabId, error);
      }
    }),
  );
}

/** Puts the overlay into a page whose content script has asked for it. */
export function injectOverlay(tabId: number): Promise<void> {
  return injectFile(tabId, OVERLAY);
}

/** Puts what makes requests of ours into a page that is to make one. */
export function injectAsker(tabId: number): Promise<void> {
  return injectFile(tabId, ASKER);
}

async function injectFile(tabId: number, file: typeof OVERLAY | typeof ASKER): Promise<void> {
  await within(INJECT_TIMEOUT, browser.scripting.executeScript({ target: { tabId }, files: [file] }));
}

async function inject(platform: Platform, tabId: number): Promise<void> {
  const { content, tap } = pageScripts(platform);
  await browser.scripting.executeScript({ target: { tabId }, files: [...content] as (typeof TAP)[] });
  await browser.scripting.executeScript({
    target: { tabId },
    files: [...tap] as (typeof TAP)[],
    world: 'MAIN',
  });
}
