import { browser } from '../browser';
import type { BudgetState } from '../core/budgets';
import type { Card } from '../core/card';
import { allAllowed } from '../core/granted';
import type { PageState } from '../core/page-state';
import type { BudgetRoom } from '../core/preflight';
import { dayOf } from '../core/renewal/calendar';
import type { PageMessage } from '../messages';
import { knownById, knownPlatforms } from '../platforms/known';
import type { Ask, Platform } from '../platforms/platform';
import { redirectUrl } from '../redirect-url';
import { budgetStates } from '../storage/budget-states';
import { cardsOf } from '../storage/cards';
import { dismissedItem } from '../storage/items';
import { type Ledger, ledgerOpener } from '../storage/ledger/ledger';
import { PrivateStore } from '../storage/private-store';
import type { DropReason, Settings } from '../storage/schema';
import { eraseSecret, readSecret, saveSecret } from '../storage/secrets';
import type { State } from '../storage/state';
import { Store } from '../storage/store';
import { hasPrivateWindow, type Windows } from '../windows';
import { localZone } from '../zone';
import { AfterSpend } from './after-spend';
import { type Asked, askFor } from './asker';
import { badgeFace, hiddenFace, showBadge } from './badge';
import { BORROWED_ALARM, returnBorrowed } from './borrowed';
import { asksBefore, budgetRooms } from './budget-rooms';
import { type Commands, createCommands } from './commands';
import { Connections } from './connections';
import { Drops } from './drops';
import { type Admitted, admit, RateLimit, type Sender, type Speaker, speakerOf, windowsOf } from './gate';
import type { Reason } from './health';
import { Keeper } from './keeper';
import { followNotification, listenToClicks, Notifier } from './notify';
import { createPageCommands, type FromPage } from './page-commands';
import { stateForPage, stillDismissed, stopOtherPages, stopPages, tellPages } from './pages';
import { POINTING_ALARM, Pointer } from './pointer';
import { createPrivateCommands, type PrivateCommands } from './private-commands';
import { Refresher } from './refresh';
import { injectInto, syncScripts, tabsOf } from './scripts';
import { serial } from './serial';
import type { Side } from './side';
import { forgetTab } from './tab-accounts';
import { showVendor } from './vendor-page';

const REFRESH_ALARM = 'refresh';
const RENEWAL_ALARM = 'renewal';
const REFRESH_MINUTES = 15;

/**
 * The background: the only writer of storage. Everything it holds in memory can be lost at any moment
 * (the worker is stopped after 30 s without work) and is made anew from storage.
 */
export class Background {
  readonly #store = new Store(Date.now, () => {
    void this.#show();
    void this.#keep();
  });
  readonly #keeper: Keeper;
  readonly #connections = new Connections({
    store: this.#store,
    now: Date.now,
    newId,
    fetch: globalThis.fetch.bind(globalThis),
    redirectUrl,
    authorize: showVendor,
    readSecret,
    saveSecret,
    eraseSecret,
  });
  readonly #privateStore = new PrivateStore(
    Date.now,
    () => this.#store.read(),
    () => void this.#showPrivate(),
  );
  readonly #ordinary = this.#sideFor('ordinary', this.#store);
  readonly #private = this.#sideFor('private', this.#privateStore);
  readonly #limit = new RateLimit();
  readonly #commands: Commands & PrivateCommands;
  readonly #drops = new Drops(this.#store, Date.now);
  readonly #notifier: Notifier;
  readonly #pointer = new Pointer(Date.now);
  readonly #pageCommands = createPageCommands({
    pointer: this.#pointer,
    pageState: (side, platform) => this.#pageState(side, platform),
    drop: (reason, from, windows, times) => this.#drop(reason, from, windows, times),
    refresh: (platform, reason, side) => this.#refresh(platform, reason, side),
    showPrivate: () => void this.#showPrivate(),
  });
  readonly #onClicked = (id: string): void => void this.#follow(id);

  constructor(private readonly ledger: () => Promise<Ledger> = ledgerOpener()) {
    this.#keeper = new Keeper(this.#store, ledger, Date.now);
    this.#notifier = new Notifier({
      store: this.#store,
      now: Date.now,
      zone: localZone,
      budgets: (settings) => this.#budgets(settings),
    });
    this.#commands = {
      ...createCommands({
        store: this.#store,
        ledger,
        keep: () => this.#keeper.flush(),
        recount: (accounts) => this.#keeper.recount(accounts),
        now: Date.now,
        newId,
        refresh: (platform, reason) => this.#refresh(platform, reason),
        sync: () => this.#sync(),
        leave: stopPages,
        activePlatforms: () => this.#active(),
        pointer: this.#pointer,
        ask: (platform, ask, key) => askFor(platform, 'ordinary', ask, key),
        connections: this.#connections,
      }),
      ...createPrivateCommands({
        store: this.#privateStore,
        refresh: (platform, reason) => this.#refresh(platform, reason, this.#private),
        activePlatforms: () => this.#active(this.#private),
      }),
    };
  }

  #sideFor(windows: Windows, store: Store): Side {
    const isPrivate = windows === 'private';
    const refresh = (id: string) =>
      void this.#refreshById(id, 'spend', isPrivate ? this.#private : this.#ordinary);
    return {
      windows,
      store,
      refresher: new Refresher({
        store,
        now: Date.now,
        newId,
        ask: (platform, ask, key) =>
          platform.oauth === undefined
            ? askFor(platform, windows, ask, key)
            : this.#askConnected(platform, windows, ask),
        // No key is an account of private windows.
        secret: isPrivate ? async () => undefined : readSecret,
      }),
      afterSpend: new AfterSpend(Date.now, refresh, !isPrivate),
      told: new Map(),
      introduced: new Set(),
    };
  }

  /** A connection is of the ordinary windows, as a key is. */
  async #askConnected(platform: Platform, windows: Windows, ask: Ask): Promise<Asked> {
    return windows === 'private' ? { nowhere: true } : this.#connections.ask(platform, ask);
  }

  /** Registers all listeners at once: a worker is woken only for listeners of its first turn. */
  start(): void {
    browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
      this.#receive(message, sender),
    );
    browser.runtime.onInstalled.addListener(() => this.#wake('start'));
    browser.runtime.onStartup.addListener(() => this.#wake('start'));
    browser.alarms.onAlarm.addListener(({ name }) => this.#onAlarm(name));
    browser.permissions.onAdded.addListener(() => {
      listenToClicks(this.#onClicked);
      return this.#sync();
    });
    browser.permissions.onRemoved.addListener(async () => {
      await this.#sync();
      await stopOtherPages(await this.#active());
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      this.#limit.forget(tabId);
      void forgetTab(tabId);
    });
    listenToClicks(this.#onClicked);
    // The badge is hidden while a private window is open; what is known of them goes with the last one.
    browser.windows.onCreated.addListener(() => void this.#show());
    browser.windows.onRemoved.addListener(() => void this.#show());
    void this.#showPrivate();
    void lockStorage();
    void keepAlarm();
    // What a worker that was stopped had not brought into the ledger yet.
    void this.#keep();
  }

  async #keep(): Promise<void> {
    try {
      await this.#keeper.flush();
    } catch (error) {
      // A fault of our own: the entries wait. Said where a developer looks.
      console.error('Credit Gauge: the ledger was not written', error);
    }
  }

  async #wake(reason: Reason): Promise<void> {
    await returnBorrowed(this.#store, () => this.#active());
    await this.#sync();
    for (const platform of await this.#active()) void this.#refresh(platform, reason);
  }

  async #onAlarm(name: string): Promise<void> {
    const spent = AfterSpend.platformOf(name);
    if (spent !== undefined) await this.#refreshById(spent, 'spend');
    void this.#keep();
    if (name === BORROWED_ALARM) await returnBorrowed(this.#store, () => this.#active());
    if (name === POINTING_ALARM) await this.#commands['site/point-end']({});
    const active = await this.#active();
    if (name === REFRESH_ALARM) {
      const inPrivate = await this.#active(this.#private);
      await Promise.all([
        ...active.map((platform) => this.#refresh(platform, 'alarm')),
        ...inPrivate.map((platform) => this.#refresh(platform, 'alarm', this.#private)),
      ]);
    }
    if (name === RENEWAL_ALARM) {
      const renewed = await this.#renewed();
      await Promise.all(
        active.filter(({ id }) => renewed.includes(id)).map((platform) => this.#refresh(platform, 'renewal')),
      );
    }
    await this.#show();
  }

  /** Platforms with a number that a renewal has overtaken. */
  async #renewed(): Promise<readonly string[]> {
    const state = await this.#store.read();
    const cards = cardsOf(state, knownPlatforms(state.sites), await grantedOrigins(), Date.now());
    return cards
      .filter(({ balances }) => balances.some(({ freshness }) => freshness === 'renewed'))
      .map(({ platform }) => platform);
  }

  async #receive(raw: unknown, sender: Sender): Promise<unknown> {
    const active = await this.#active();
    const speaker = speakerOf(sender, browser.runtime.id, browser.runtime.getURL('/'), active);
    const verdict = admit(raw, speaker, this.#limit, Date.now());
    if (!verdict.ok) return this.#drop(verdict.reason, sender.url ?? 'unknown', windowsOf(sender));
    const { message } = verdict;
    if (message.speaker.kind === 'page') return this.#receiveFromPage(message, message.speaker);
    const command = this.#commands[message.name as keyof (Commands & PrivateCommands)] as (
      args: unknown,
    ) => Promise<unknown>;
    return command(message.args);
  }

  #receiveFromPage(
    message: Admitted,
    { platform, tabId, windows }: Extract<Speaker, { kind: 'page' }>,
  ): Promise<unknown> {
    const side = windows === 'private' ? this.#private : this.#ordinary;
    const command = this.#pageCommands[message.name as PageMessage] as (
      args: unknown,
      from: FromPage,
    ) => Promise<unknown>;
    return command(message.args, { side, platform, tabId });
  }

  async #refreshById(id: string, reason: Reason, side = this.#ordinary): Promise<void> {
    const platform = knownById((await this.#store.read()).sites, id);
    if (platform !== undefined) await this.#refresh(platform, reason, side);
  }

  async #refresh(platform: Platform, reason: Reason, side = this.#ordinary): Promise<void> {
    try {
      if (!(await this.#active(side)).includes(platform)) return;
      await side.refresher.refresh(platform, reason);
    } catch (error) {
      // A fault of our own: the last numbers stay and age visibly. Said where a developer looks.
      console.error('Credit Gauge: refresh failed', platform.id, error);
    }
    if (reason === 'spend') await side.afterSpend.settle(platform.id);
  }

  /** The site that is pointed at goes before a saved one of the same pages: only there is it watched. */
  async #active({ store, windows } = this.#ordinary): Promise<readonly Platform[]> {
    const [{ settings, sites }, granted, pointed] = await Promise.all([
      store.read(),
      grantedOrigins(),
      windows === 'ordinary' ? this.#pointer.platform() : undefined,
    ]);
    const on = knownPlatforms(sites).filter(({ id }) => settings.enabled.includes(id));
    return [...(pointed === undefined ? [] : [pointed]), ...on].filter(({ permissions }) =>
      allAllowed(permissions, granted),
    );
  }

  async #follow(id: string): Promise<void> {
    await followNotification(id, knownPlatforms((await this.#store.read()).sites));
  }

  /** Scripts, open tabs and badge follow from what is switched on and permitted. */
  readonly #sync = serial(async () => {
    const active = await this.#active();
    const fresh = await syncScripts(active);
    for (const platform of active.filter(({ id }) => fresh.includes(id))) {
      await injectInto(platform, await tabsOf(platform, 'all'));
      for (const side of [this.#ordinary, this.#private]) void this.#refresh(platform, 'start', side);
    }
    await this.#show();
  });

  #drop(reason: DropReason, from: string, windows: Windows, times = 1): { ok: false; reason: DropReason } {
    // What happens in private windows is not even counted.
    if (windows === 'ordinary') void this.#drops.count(reason, from, times);
    return { ok: false, reason };
  }

  async #pageState(side: Side, platform: Platform): Promise<PageState> {
    const state = await side.store.read();
    const rooms = await this.#rooms(side, state, [platform]);
    return stateForPage(state, platform, await grantedOrigins(), rooms(platform), Date.now());
  }

  /** Counts the budgets where somebody is asked before a request leaves. Private windows know none. */
  async #rooms(
    side: Side,
    state: State,
    of: readonly Platform[],
  ): Promise<(platform: Platform) => readonly BudgetRoom[]> {
    const { settings } = state;
    const today = dayOf(Date.now(), localZone());
    const needed = side === this.#ordinary && of.some(({ id }) => asksBefore(settings, id, today));
    const budgets = needed ? await this.#budgets(settings) : [];
    return ({ id }) => budgetRooms(budgets, state, id);
  }

  /** Without a history what can't be paid is still worth a question. */
  async #budgets(settings: Settings): Promise<readonly BudgetState[]> {
    try {
      const { sites } = await this.#store.read();
      return await budgetStates(settings, knownPlatforms(sites), this.ledger, Date.now(), localZone());
    } catch (error) {
      console.error('Credit Gauge: budgets could not be counted', error);
      return [];
    }
  }

  /** Brings badge and open pages in line with the state, and plans the next look. */
  readonly #show = serial(async () => {
    void this.#showPrivate();
    const [state, granted, isHidden] = await Promise.all([
      this.#store.read(),
      grantedOrigins(),
      hasPrivateWindow(),
    ]);
    const now = Date.now();
    const cards = cardsOf(state, knownPlatforms(state.sites), granted, now);
    await showBadge(isHidden ? hiddenFace : badgeFace(cards, now));
    await this.#notify(granted);
    const renewals = cards.flatMap((card) => upcomingRenewals(card, now));
    if (renewals.length > 0)
      await browser.alarms.create(RENEWAL_ALARM, { when: Math.min(...renewals) + 5_000 });
    await this.#tell(this.#ordinary, state, granted, now);
  });

  /** The same for private windows; what is known of them is erased when none is open any more. */
  readonly #showPrivate = serial(async () => {
    if (!(await hasPrivateWindow())) {
      this.#private.told.clear();
      this.#private.introduced.clear();
      return this.#privateStore.erase();
    }
    const [state, granted] = await Promise.all([this.#privateStore.read(), grantedOrigins()]);
    await this.#tell(this.#private, state, granted, Date.now());
  });

  async #tell(side: Side, state: State, granted: readonly string[], now: number): Promise<void> {
    const active = knownPlatforms(state.sites).filter(({ id }) => state.settings.enabled.includes(id));
    const rooms = await this.#rooms(side, state, active);
    for (const platform of active) {
      await this.#rearm(side, platform, granted, now);
      const page = stateForPage(state, platform, granted, rooms(platform), now);
      const text = JSON.stringify(page);
      if (side.told.get(platform.id) === text) continue;
      side.told.set(platform.id, text);
      await tellPages(platform, side.windows, page);
    }
  }

  /** What fails of it must not keep the pages from being told. */
  async #notify(granted: readonly string[]): Promise<void> {
    try {
      await this.#notifier.look(granted);
    } catch (error) {
      console.error('Credit Gauge: warnings could not be given', error);
    }
  }

  /** A dismissed warning whose pool has recovered may be shown again the next time. */
  #rearm({ store }: Side, platform: Platform, granted: readonly string[], now: number): Promise<void> {
    return store.change(({ state, put }) => {
      const kept = stillDismissed(state, platform, granted, now);
      if (kept.length < state.dismissed.length) put(dismissedItem, kept);
    });
  }
}

function newId(): string {
  return crypto.randomUUID();
}

/** Browsers may forget alarms, e.g. of an extension that was switched off for a while: so looked at in each start. */
async function keepAlarm(): Promise<void> {
  if ((await browser.alarms.get(REFRESH_ALARM)) !== undefined) return;
  await browser.alarms.create(REFRESH_ALARM, {
    periodInMinutes: REFRESH_MINUTES,
    delayInMinutes: REFRESH_MINUTES,
  });
}

function upcomingRenewals({ balances }: Card, now: number): number[] {
  return balances.flatMap(({ resetsAt }) => (resetsAt === undefined || resetsAt <= now ? [] : [resetsAt]));
}

async function grantedOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Content scripts get what they need by message; storage itself is closed to them where the browser can (Chromium). */
async function lockStorage(): Promise<void> {
  const area: { setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> } = browser
    .storage.local as never;
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
