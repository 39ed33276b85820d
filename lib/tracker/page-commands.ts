import { oneMoreUnseen } from '../core/drift';
import type { PageState } from '../core/page-state';
import { dayOf } from '../core/renewal/calendar';
import type { Done, MessageArgs, MessageReply, PageMessage } from '../messages';
import type { Platform } from '../platforms/platform';
import { POINTED } from '../platforms/site/sighting';
import { dismissedItem, platformItem, settingsItem } from '../storage/items';
import type { DropReason, Settings } from '../storage/schema';
import type { Windows } from '../windows';
import { localZone } from '../zone';
import { done } from './done';
import type { Reason } from './health';
import { ingest } from './ingest';
import { tellLetGo } from './let-go';
import { withDismissed } from './pages';
import type { Pointer } from './pointer';
import { pricesFor } from './prices';
import { isRequired } from './required';
import { injectOverlay } from './scripts';
import type { Side } from './side';
import { rememberTabAccount, tabAccount } from './tab-accounts';

/** What the commands of pages need of the background. */
export interface PageWorld {
  readonly pointer: Pick<Pointer, 'note'>;
  readonly pageState: (side: Side, platform: Platform) => Promise<PageState>;
  readonly drop: (
    reason: DropReason,
    from: string,
    windows: Windows,
    times?: number,
  ) => { readonly ok: false; readonly reason: DropReason };
  readonly refresh: (platform: Platform, reason: Reason, side: Side) => Promise<void>;
  /** Looks whether private windows are still open. */
  readonly showPrivate: () => void;
}

/** Which page speaks, as the browser says it. */
export interface FromPage {
  readonly side: Side;
  readonly platform: Platform;
  readonly tabId: number;
}

export type PageCommands = {
  readonly [N in PageMessage]: (args: MessageArgs<N>, from: FromPage) => Promise<MessageReply<N>>;
};

/** The table of what pages may have done, which is little: everything that they say may be forged. */
export function createPageCommands(world: PageWorld): PageCommands {
  return {
    'page/hello': async (_, { side, platform }) => ({
      state: await world.pageState(side, platform),
      composers: platform.composers,
      ...(platform.described ? { endpoints: platform.endpoints } : {}),
    }),
    'page/report': (args, from) => report(world, args, from),
    'page/dropped': async ({ reason, count }, { side, platform }) => {
      world.drop(reason, platform.id, side.windows, count);
      return done;
    },
    'page/overlay': async (_, { tabId }) => {
      await injectOverlay(tabId);
      return done;
    },
    'page/view': ({ view }, { side, platform }) => {
      const previews = (all: Settings['previews']) => ({ ...all, [platform.id]: view });
      return setting(side, (now) => ({ ...now, previews: previews(now.previews) }));
    },
    'page/not-today': (_, { side, platform }) => {
      const notOn = dayOf(Date.now(), localZone());
      return setting(side, ({ preflight, ...now }) => ({
        ...now,
        preflight: { ...preflight, [platform.id]: { on: true, ...preflight[platform.id], notOn } },
      }));
    },
    'page/unseen': ({ unseen, evidence }, { side, platform }) =>
      side.store.change(({ state, put }) => {
        const item = platformItem(platform.id);
        const record = state.platforms[platform.id] ?? item.fallback;
        put(item, { ...record, drift: oneMoreUnseen(record.drift, unseen, evidence, Date.now()) });
        return done;
      }),
    'page/let-go': async ({ why }, { side, platform }) => {
      if (side.windows === 'ordinary') await tellLetGo(platform, why);
      return done;
    },
    'page/prices': ({ model }, { platform }) => pricesFor(platform, model, Date.now()),
    'page/dismiss': ({ key }, { side, platform }) =>
      side.store.change(({ state, put }) => {
        put(dismissedItem, withDismissed(state.dismissed, platform, key));
        return done;
      }),
  };
}

/** Of private windows nothing is kept: their pages remember it while they are open. */
function setting({ store }: Side, edit: (settings: Settings) => Settings): Promise<Done> {
  return store.change(({ state, put }) => {
    put(settingsItem, edit(state.settings));
    return done;
  });
}

async function report(
  world: PageWorld,
  { id, observation }: MessageArgs<'page/report'>,
  { side, platform, tabId }: FromPage,
): Promise<MessageReply<'page/report'>> {
  const { windows } = side;
  if (platform.id === POINTED) {
    if (windows === 'ordinary') await world.pointer.note(observation);
    return { ok: true };
  }
  const account = await tabAccount(windows, tabId);
  const ingested = await ingest(
    side.store,
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
    world.drop(ingested.result, platform.id, windows);
    // A repeated delivery is what the sender does when our answer was lost: it may stop now.
    return ingested.result === 'replayed' ? { ok: true } : { ok: false, reason: 'unknown' };
  }
  if (ingested.result === 'absorbed') {
    if (ingested.account !== undefined && ingested.account !== account) {
      await rememberTabAccount(windows, tabId, ingested.account);
      // Its window may have been closed meanwhile.
      if (windows === 'private') world.showPrivate();
    }
    await introduce(world, side, platform);
    if (ingested.spent) await side.afterSpend.plan(platform.id);
  }
  return { ok: true };
}

/** The page was quicker than our own question who is signed in, or that one failed: ask, for plan and name. */
async function introduce(world: PageWorld, side: Side, platform: Platform): Promise<void> {
  const identity = platform.asking.identity?.endpoint;
  const known = (await side.store.read()).platforms[platform.id]?.readAt ?? {};
  if (identity === undefined || Object.hasOwn(known, identity) || side.introduced.has(platform.id)) return;
  side.introduced.add(platform.id);
  void world.refresh(platform, 'start', side);
}
