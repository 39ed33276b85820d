import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { browser } from '../../lib/browser';
import type { Done } from '../../lib/messages';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { shownPlatforms } from '../../lib/platforms/shown-sites';
import { send } from '../../lib/send';
import { cardsOf } from '../../lib/storage/cards';
import type { MirrorStore } from '../../lib/storage/mirror';
import { ordinaryOnly } from '../../lib/storage/private-state';
import type { Windows } from '../../lib/windows';
import { flipped } from '../balance/display';
import { offeredPlatform } from '../preflight/offered';
import { askPermission, switchOn } from '../ui/switch-on';
import { Popup, type PopupActions } from './popup';
import { useNow } from './use-now';
import { useWork } from './use-work';

/** Ages and countdowns are in minutes; four times a minute keeps them right. */
const TICK = 15_000;

interface AppProps {
  readonly mirror: MirrorStore;
  /** The windows that it was opened in. */
  readonly windows?: Windows;
}

/** What is asked for differs by the windows that it is about. */
const names = {
  ordinary: { opened: 'opened', refresh: 'refresh', choose: 'account/choose' },
  private: { opened: 'private/opened', refresh: 'private/refresh', choose: 'private/choose' },
} as const;

/** The popup's wiring: storage and messages on one side, {@link Popup} on the other. */
export function App({ mirror, windows = 'ordinary' }: AppProps) {
  const name = names[windows];
  const { state, granted } = useStore(mirror);
  const now = useNow(TICK);
  const { follow, notice } = useWork();
  const [refreshes, setRefreshes] = useState(0);

  const refresh = useCallback(
    (work: Promise<Done>) => {
      setRefreshes((count) => count + 1);
      void follow(work).then(() => setRefreshes((count) => count - 1));
    },
    [follow],
  );
  useEffect(() => refresh(send(name.opened, {})), [refresh, name]);

  const platforms = shownPlatforms(state?.sites ?? []);
  const openTab = (path: `/${string}`) => {
    const url = browser.runtime.getURL(path as never);
    void follow(browser.tabs.create({ url }).then(() => true));
  };
  const openKeys = () => openTab('/options.html#keys');
  const openConnections = () => openTab('/options.html#connections');
  const actions: PopupActions = {
    refresh: () => refresh(send(name.refresh, {})),
    retry: (platform) => refresh(send(name.refresh, { platform })),
    choose: (platform, account) => void follow(send(name.choose, { platform, account })),
    allow: (id) => {
      const platform = platforms.find((one) => one.id === id);
      if (platform !== undefined) void follow(askPermission(platform));
    },
    add: (platform) => void follow(addPlatform(platform, { key: openKeys, oauth: openConnections })),
    openKeys,
    openConnections,
    openCredits: () => openTab('/options.html#credits'),
    openSites: () => openTab('/options.html#sites'),
    openInsights: () => openTab('/insights.html'),
    askBefore: (platform, on) => void follow(send('settings/preflight', { platform, preflight: { on } })),
    workOn: (project) => void follow(send('project/work-on', { project: project ?? null })),
    openOptions: () => void follow(browser.runtime.openOptionsPage().then(() => true)),
  };
  const content = state && {
    cards: cardsOf(state, platforms, granted, now),
    // Keys and connections are of ordinary windows: lib/storage/private-state.ts.
    platforms: platforms.filter((platform) => windows === 'ordinary' || !ordinaryOnly(platform)),
    enabled: state.settings.enabled,
    grants: state.settings.grants,
    project: state.settings.project,
    // Nobody is asked in private windows: lib/storage/private-state.ts.
    offered: windows === 'ordinary' ? offeredPlatform(state.settings, platforms) : undefined,
    display: {
      view: state.settings.view,
      now,
      flip: (what: 'show' | 'time') =>
        void follow(send('settings/view', { view: flipped(state.settings.view, what) })),
    },
  };
  return (
    <Popup
      content={content}
      isPrivate={windows === 'private'}
      refreshing={refreshes > 0}
      notice={notice}
      actions={actions}
    />
  );
}

/** Must be called inside the click: it asks the browser before it awaits anything. */
async function addPlatform(
  platform: PlatformFacts,
  next: { readonly [way in Exclude<PlatformFacts['sessionIn'], 'page'>]: () => void },
): Promise<boolean> {
  const granted = await switchOn(platform);
  if (granted && platform.sessionIn !== 'page') next[platform.sessionIn]();
  return granted;
}
