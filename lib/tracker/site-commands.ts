import * as v from 'valibot';
import { browser } from '../browser';
import type { Done, MessageArgs, TriedSite, UiMessage } from '../messages';
import { knownById, knownPlatforms, ofPage, sitePlatform } from '../platforms/known';
import type { Ask, Platform } from '../platforms/platform';
import { interpret } from '../platforms/read';
import { pointedPlatform } from '../platforms/site/sighting';
import type { Site } from '../platforms/site/site';
import { settingsItem, sitesItem } from '../storage/items';
import { SiteDraftSchema } from '../storage/site-draft';
import { HomeSchema, SiteSchema } from '../storage/site-schema';
import type { Asked } from './asker';
import { borrow, returnBorrowed } from './borrowed';
import { done, problem, problemsOf } from './done';
import { type EraseWorld, erasePlatform } from './erase';
import { inLedger } from './ledger-commands';
import type { Pointer } from './pointer';
import { giveBackPermission } from './switch';

/** What the commands about the person's own sites need. */
export interface SiteWorld extends EraseWorld {
  readonly now: () => number;
  readonly newId: () => string;
  readonly pointer: Pick<Pointer, 'begin' | 'end'>;
  readonly ask: (platform: Platform, ask: Ask, key: string | undefined) => Promise<Asked>;
  readonly sync: () => Promise<void>;
  readonly leave: (platform: Platform) => Promise<void>;
  readonly activePlatforms: () => Promise<readonly Platform[]>;
}

type SiteCommand = Extract<UiMessage, `site/${string}`>;

/** The most sites that a person may add: each is read at every start of the worker. */
export const MAX_SITES = 50;

/** The table of what our own pages may have done about the person's own sites. */
export function siteCommands(world: SiteWorld): {
  readonly [N in SiteCommand]: (args: MessageArgs<N>) => Promise<N extends 'site/try' ? TriedSite : Done>;
} {
  /** The caller gives back its access, which was borrowed: it may be about to be needed again. */
  const endPointing = async (): Promise<void> => {
    const pointed = await world.pointer.end();
    if (pointed === undefined) return;
    await world.leave(pointed);
    await world.sync();
  };
  const giveBack = async (gone: Platform): Promise<void> =>
    giveBackPermission(gone, await world.activePlatforms());
  const giveBackBorrowed = (): Promise<void> => returnBorrowed(world.store, world.activePlatforms);
  return {
    'site/point': async ({ home }) => {
      const parsed = v.safeParse(HomeSchema, home);
      if (!parsed.success) return problem('home', parsed.issues[0].message);
      await borrow(world.store, pointedPlatform(parsed.output));
      const shipped = shippedAt(parsed.output);
      if (shipped !== undefined) {
        await giveBackBorrowed();
        return problem('home', isInTheList(shipped));
      }
      await endPointing();
      await world.pointer.begin(parsed.output);
      await world.sync();
      await giveBackBorrowed();
      await browser.tabs.create({ url: parsed.output });
      return done;
    },
    'site/point-end': async () => {
      await endPointing();
      await giveBackBorrowed();
      return done;
    },
    'site/give-back': async () => {
      await giveBackBorrowed();
      return done;
    },
    'site/try': async ({ draft, secret }) => {
      const parsed = v.safeParse(SiteDraftSchema, draft);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      const platform = sitePlatform({ ...parsed.output, id: 'site-tried' });
      await borrow(world.store, platform);
      return tried(world, platform, secret);
    },
    'site/save': async ({ id = `site-${world.newId()}`, draft }) => {
      const parsed = v.safeParse(SiteDraftSchema, draft);
      if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
      const site = v.safeParse(SiteSchema, { ...parsed.output, id });
      if (!site.success) return { ok: false, problems: problemsOf(site.issues) };
      await borrow(world.store, sitePlatform(site.output));
      const wrong = await refused(world, site.output);
      if (wrong === undefined) {
        // First: on the same pages the site that is pointed at stands in its way.
        await endPointing();
        const before = await saved(world, site.output);
        if (before !== undefined) await giveBack(before);
      }
      await giveBackBorrowed();
      return wrong ?? done;
    },
    'site/remove': async ({ id }) => {
      const { sites } = await world.store.read();
      const platform = knownById(sites, id);
      if (platform?.described === undefined) return problem('id', 'This site is not there.');
      return inLedger(async () => {
        // Where the ledger can't be opened nothing is removed.
        await world.ledger();
        await world.leave(platform);
        await erasePlatform(world, id);
        await switched(world, id, false);
        await world.store.change(({ state, put }) =>
          put(
            sitesItem,
            state.sites.filter((site) => site.id !== id),
          ),
        );
        await world.sync();
        await giveBack(platform);
        return done;
      });
    },
  };
}

/** Why it can't be saved. */
async function refused(world: SiteWorld, site: Site): Promise<Done | undefined> {
  const [page] = sitePlatform(site).pages;
  const shipped = page === undefined ? undefined : shippedAt(page.replace('*', ''));
  if (shipped !== undefined) return problem('home', isInTheList(shipped));
  const { sites } = await world.store.read();
  const isNew = !sites.some(({ id }) => id === site.id);
  return isNew && sites.length >= MAX_SITES
    ? problem('', `At most ${MAX_SITES} sites can be added.`)
    : undefined;
}

/** Saves it and switches it on; what its pages are watched for begins anew. Gives what it was before. */
async function saved(world: SiteWorld, site: Site): Promise<Platform | undefined> {
  const { id } = site;
  const before = knownById((await world.store.read()).sites, id);
  if (before !== undefined) {
    await world.leave(before);
    await switched(world, id, false);
    await world.sync();
  }
  await world.store.change(({ state, put }) =>
    put(
      sitesItem,
      before === undefined ? [...state.sites, site] : state.sites.map((one) => (one.id === id ? site : one)),
    ),
  );
  await switched(world, id, true);
  await world.sync();
  return before;
}

async function switched({ store }: SiteWorld, id: string, on: boolean): Promise<void> {
  await store.change(({ state: { settings }, put }) => {
    const others = settings.enabled.filter((one) => one !== id);
    put(settingsItem, { ...settings, enabled: on ? [...others, id] : others });
  });
}

/** Asks as the saved site would be asked, and keeps nothing of it. */
async function tried(world: SiteWorld, platform: Platform, secret: string | undefined): Promise<TriedSite> {
  const [ask] = platform.asking.balance({ id: '' }, world.now());
  if (ask === undefined)
    return problem('request.by', 'It is read along when its page asks: nothing can be tried here.');
  const asked = await world.ask(platform, ask, secret?.trim());
  if ('nowhere' in asked) return problem('home', 'Open the site in a tab first.');
  const outcome = interpret(platform, asked.observation, world.now());
  if (outcome === undefined) return problem('request.url', 'The answer came from another address.');
  if ('failure' in outcome) return { ok: true, failure: outcome.failure };
  return { ok: true, pools: outcome.findings.pools ?? [] };
}

/** The platform that we ship on whose pages the address lies. */
function shippedAt(url: string): Platform | undefined {
  return ofPage(knownPlatforms([]), url);
}

function isInTheList({ name }: Platform): string {
  return `${name} is in the list of platforms: switch it on there.`;
}
