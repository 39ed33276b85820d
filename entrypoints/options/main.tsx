import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { answered } from '../../components/settings/actions';
import type { History } from '../../components/settings/kept';
import { ledgerTransfer } from '../../components/settings/ledger-transfer';
import { OptionsPage } from '../../components/settings/options-page';
import '../../components/settings/settings.css';
import { useFromLedger } from '../../components/settings/use-from-ledger';
import { usePermission } from '../../components/settings/use-permission';
import { usePointing } from '../../components/sites/use-pointing';
import { askNotifications, askPermission, switchOn } from '../../components/ui/switch-on';
import '../../components/ui/styles.css';
import { browser } from '../../lib/browser';
import { detailedWith } from '../../lib/platforms/detailed';
import { redirectUrl } from '../../lib/redirect-url';
import { send } from '../../lib/send';
import { budgetStates } from '../../lib/storage/budget-states';
import { cardsOf } from '../../lib/storage/cards';
import { ledgerOpener } from '../../lib/storage/ledger/ledger';
import { createMirror, type MirrorStore } from '../../lib/storage/mirror';
import { readState, type State } from '../../lib/storage/state';
import { type Windows, windowsHere } from '../../lib/windows';
import { localZone } from '../../lib/zone';

// The mirror lives as long as the page.
const mirrored = createMirror(new AbortController().signal);
const ledger = ledgerOpener();
const { version } = browser.runtime.getManifest();
const actions = {
  send,
  switchOn,
  askPermission,
  askNotifications,
  transfer: ledgerTransfer({
    openLedger: ledger,
    settings: () => {
      const { state } = mirrored.getState();
      if (state === undefined) throw new Error('Storage has not been read yet.');
      return state.settings;
    },
    send,
    now: Date.now,
  }),
};

async function readHistory(): Promise<History> {
  const open = await ledger();
  const [count, damaged] = await Promise.all([open.count(), open.aside()]);
  return { ...count, damaged };
}

interface OptionsProps {
  readonly mirror: MirrorStore;
  readonly windows: Windows;
}

function Options({ mirror, windows }: OptionsProps) {
  const { state: all, granted } = useStore(mirror);
  const state = all && (windows === 'private' ? withoutAccounts(all) : all);
  const zone = localZone();
  const platforms = useMemo(() => detailedWith(state?.sites ?? []), [state?.sites]);
  const pointing = usePointing();
  const open = windows === 'private' ? undefined : state;
  const budgets = useFromLedger(open, ({ settings }) =>
    budgetStates(settings, platforms, ledger, Date.now(), zone),
  );
  const history = useFromLedger(open, readHistory);
  const notifiable = usePermission('notifications');
  const now = Date.now();
  return (
    <OptionsPage
      state={state}
      granted={granted}
      notifiable={notifiable}
      cards={state === undefined ? [] : cardsOf(state, platforms, granted, now)}
      budgets={budgets ?? []}
      history={history}
      platforms={platforms}
      pointing={windows === 'private' ? undefined : pointing}
      redirectUrl={redirectUrl()}
      version={version}
      isPrivate={windows === 'private'}
      now={now}
      zone={zone}
      actions={actions}
    />
  );
}

/** What a private window may show of it (Firefox opens this page there): settings that name no account. */
function withoutAccounts({ settings }: State): State {
  return { ...readState({}).state, settings: { ...settings, grants: [], budgets: [], chosenAccounts: {} } };
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void windowsHere().then((windows) => {
  createRoot(root).render(<Options mirror={mirrored} windows={windows} />);
});
// Refreshes what is old; without an answer the page shows what is stored.
void answered(send('opened', {}));
