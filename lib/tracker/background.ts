import { browser } from '../browser';
import type { Card } from '../core/card';
import type { MessageArgs, MessageReply, PageMessage } from '../messages';
import { platformById, platforms } from '../platforms';
import type { Platform } from '../platforms/platform';
import { budgetStates } from '../storage/budget-states';
import { cardsOf } from '../storage/cards';
import { dismissedItem } from '../storage/items';
import { type Ledger, ledgerOpener } from '../storage/ledger/ledger';
import type { DropReason } from '../storage/schema';
import { readSecret } from '../storage/secrets';
import { Store } from '../storage/store';
import { localZone } from '../zone';
import { AfterSpend } from './after-spend';
import { askFor } from './asker';
import { badgeFace, showBadge } from './badge';
import { type Commands, createCommands } from './commands';
import { Drops } from './drops';
import { type Admitted, admit, RateLimit, type Sender, speakerOf } from './gate';
import type { Reason } from './health';
import { ingest } from './ingest';
import { Keeper } from './keeper';
import { listenToClicks, Notifier } from './notify';
import { stateForPage, stillDismissed, stopPages, tellPages, withDismissed } from './pages';
import { Refresher } from './refresh';
import { isRequired } from './required';
import { injectInto, syncScripts, tabsOf } from './scripts';
import { serial } from './serial';
import { forgetTab, rememberTabAccount, tabAccount } from './tab-accounts';

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
  readonly #limit = new RateLimit();
  readonly #keeper: Keeper;
  readonly #refresher: Refresher;
  readonly #commands: Commands;
  /** platform -> what its pages were last told, to tell them only what is new. */
  readonly #told = new Map<string, string>();
  readonly #drops = new Drops(this.#store, Date.now);
  readonly #afterSpend = new AfterSpend(Date.now, (id) => void this.#refreshById(id, 'spend'));
  readonly #notifier: Notifier;
  /** Platforms whose sign-in was asked for since this worker started, because a page spoke of an unknown account. */
  readonly #introduced = new Set<string>();

  constructor(ledger: () => Promise<Ledger> = ledgerOpener()) {
    const newId = () => crypto.randomUUID();
    this.#keeper = new Keeper(this.#store, ledger, Date.now);
    this.#notifier = new Notifier({
      store: this.#store,
      now: Date.now,
      zone: localZone,
      budgets: (settings, now) => budgetStates(settings, ledger, now, localZone()),
    });
    this.#refresher = new Refresher({
      store: this.#store,
      now: Date.now,
      newId,
      ask: askFor,
      secret: readSecret,
    });
    this.#commands = createCommands({
      store: this.#store,
      ledger,
      keep: () => this.#keeper.flush(),
      now: Date.now,
      newId,
      refresh: (platform, reason) => this.#refresh(platform, reason),
      sync: () => this.#sync(),
      leave: stopPages,
      activePlatforms: () => this.#active(),
    });
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
      listenToClicks();
      return this.#sync();
    });
    browser.permissions.onRemoved.addListener(() => this.#sync());
    browser.tabs.onRemoved.addListener((tabId) => {
      this.#limit.forget(tabId);
      void forgetTab(tabId);
    });
    listenToClicks();
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
    await this.#sync();
    for (const platform of await this.#active()) void this.#refresh(platform, reason);
  }

  async #onAlarm(name: string): Promise<void> {
    const spent = AfterSpend.platformOf(name);
    if (spent !== undefined) await this.#refreshById(spent, 'spend');
    void this.#keep();
    const active = await this.#active();
    if (name === REFRESH_ALARM) await Promise.all(active.map((platform) => this.#refresh(platform, 'alarm')));
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
    const cards = cardsOf(await this.#store.read(), await grantedOrigins(), Date.now());
    return cards
      .filter(({ balances }) => balances.some(({ freshness }) => freshness === 'renewed'))
      .map(({ platform }) => platform);
  }

  async #receive(raw: unknown, sender: Sender): Promise<unknown> {
    const speaker = speakerOf(sender, browser.runtime.id, browser.runtime.getURL('/'));
    const active = (await this.#active()).map(({ id }) => id);
    const verdict = admit(raw, speaker, active, this.#limit, Date.now());
    if (!verdict.ok) return this.#drop(verdict.reason, sender.url ?? 'unknown');
    const { message } = verdict;
    if (message.speaker.kind === 'page') return this.#receiveFromPage(message, message.speaker);
    const command = this.#commands[message.name as keyof Commands] as (args: unknown) => Promise<unknown>;
    return command(message.args);
  }

  #receiveFromPage(
    message: Admitted,
    { platform, tabId }: { platform: Platform; tabId: number },
  ): Promise<unknown> {
    const handlers: { readonly [N in PageMessage]: (args: MessageArgs<N>) => Promise<MessageReply<N>> } = {
      'page/hello': async () => ({ state: await this.#pageState(platform), composers: platform.composers }),
      'page/report': (report) => this.#report(platform, tabId, report),
      'page/dropped': async ({ reason, count }) => {
        void this.#drops.count(reason, platform.id, count);
        return { ok: true };
      },
      'page/dismiss': ({ key }) =>
        this.#store.change(({ state, put }) => {
          put(dismissedItem, withDismissed(state.dismissed, platform, key));
          return { ok: true };
        }),
    };
    return (handlers[message.name as PageMessage] as (args: unknown) => Promise<unknown>)(message.args);
  }

  async #report(platform: Platform, tabId: number, { id, observation }: MessageArgs<'page/report'>) {
    const account = await tabAccount(tabId);
    const ingested = await ingest(
      this.#store,
      platform,
      {
        id,
        observation,
        required: isRequired(platform, observation),
        inUse: true,
        ...(account === undefined ? {} : { account }),
      },
      Date.now(),
    );
    if (ingested.result === 'unknown' || ingested.result === 'replayed') {
      this.#drop(ingested.result, platform.id);
      // A repeated delivery is what the sender does when our answer was lost: it may stop now.
      return ingested.result === 'replayed'
        ? ({ ok: true } as const)
        : ({ ok: false, reason: 'unknown' } as const);
    }
    if (ingested.result === 'absorbed') {
      if (ingested.account !== undefined && ingested.account !== account) {
        await rememberTabAccount(tabId, ingested.account);
      }
      await this.#introduce(platform);
      if (ingested.spent) await this.#afterSpend.plan(platform.id);
    }
    return { ok: true } as const;
  }

  /** The page was quicker than our own question who is signed in, or that one failed: ask, for plan and name. */
  async #introduce(platform: Platform): Promise<void> {
    const identity = platform.asking.identity?.endpoint;
    const known = (await this.#store.read()).platforms[platform.id]?.readAt ?? {};
    if (identity === undefined || Object.hasOwn(known, identity) || this.#introduced.has(platform.id)) return;
    this.#introduced.add(platform.id);
    void this.#refresh(platform, 'start');
  }

  async #refreshById(id: string, reason: Reason): Promise<void> {
    const platform = platformById(id);
    if (platform !== undefined) await this.#refresh(platform, reason);
  }

  async #refresh(platform: Platform, reason: Reason): Promise<void> {
    try {
      if (!(await this.#active()).includes(platform)) return;
      await this.#refresher.refresh(platform, reason);
    } catch (error) {
      // A fault of our own: the last numbers stay and age visibly. Said where a developer looks.
      console.error('Credit Gauge: refresh failed', platform.id, error);
    }
    if (reason === 'spend') await this.#afterSpend.settle(platform.id);
  }

  async #active(): Promise<readonly Platform[]> {
    const [{ settings }, granted] = await Promise.all([this.#store.read(), grantedOrigins()]);
    return platforms.filter(
      ({ id, permissions }) =>
        settings.enabled.includes(id) && permissions.every((pattern) => granted.includes(pattern)),
    );
  }

  /** Scripts, open tabs and badge follow from what is switched on and permitted. */
  readonly #sync = serial(async () => {
    const active = await this.#active();
    const fresh = await syncScripts(active);
    for (const platform of active.filter(({ id }) => fresh.includes(id))) {
      await injectInto(await tabsOf(platform));
      void this.#refresh(platform, 'start');
    }
    await this.#show();
  });

  #drop(reason: DropReason, from: string): { ok: false; reason: DropReason } {
    void this.#drops.count(reason, from);
    return { ok: false, reason };
  }

  async #pageState(platform: Platform) {
    return stateForPage(await this.#store.read(), platform, await grantedOrigins(), Date.now());
  }

  /** Brings badge and open pages in line with the state, and plans the next look. */
  readonly #show = serial(async () => {
    const [state, granted] = await Promise.all([this.#store.read(), grantedOrigins()]);
    const now = Date.now();
    const cards = cardsOf(state, granted, now);
    await showBadge(badgeFace(cards, now));
    await this.#notify(granted);
    const renewals = cards.flatMap((card) => upcomingRenewals(card, now));
    if (renewals.length > 0)
      await browser.alarms.create(RENEWAL_ALARM, { when: Math.min(...renewals) + 5_000 });
    for (const platform of platforms.filter(({ id }) => state.settings.enabled.includes(id))) {
      await this.#rearm(platform, granted, now);
      const page = stateForPage(state, platform, granted, now);
      const text = JSON.stringify(page);
      if (this.#told.get(platform.id) === text) continue;
      this.#told.set(platform.id, text);
      await tellPages(platform, page);
    }
  });

  /** What fails of it must not keep the pages from being told. */
  async #notify(granted: readonly string[]): Promise<void> {
    try {
      await this.#notifier.look(granted);
    } catch (error) {
      console.error('Credit Gauge: warnings could not be given', error);
    }
  }

  /** A dismissed warning whose pool has recovered may be shown again the next time. */
  #rearm(platform: Platform, granted: readonly string[], now: number): Promise<void> {
    return this.#store.change(({ state, put }) => {
      const kept = stillDismissed(state, platform, granted, now);
      if (kept.length < state.dismissed.length) put(dismissedItem, kept);
    });
  }
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
