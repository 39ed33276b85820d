import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { answered } from '../../components/settings/actions';
import { OptionsPage } from '../../components/settings/options-page';
import '../../components/settings/settings.css';
import { askPermission, switchOn } from '../../components/ui/switch-on';
import '../../components/ui/styles.css';
import { browser } from '../../lib/browser';
import { platforms } from '../../lib/platforms';
import { send } from '../../lib/send';
import { createMirror, type MirrorStore } from '../../lib/storage/mirror';
import { readState, type State } from '../../lib/storage/state';
import { type Windows, windowsHere } from '../../lib/windows';
import { localZone } from '../../lib/zone';

const actions = { send, switchOn, askPermission };
const { version } = browser.runtime.getManifest();

interface OptionsProps {
  readonly mirror: MirrorStore;
  readonly windows: Windows;
}

function Options({ mirror, windows }: OptionsProps) {
  const { state: all, granted } = useStore(mirror);
  const state = all && (windows === 'private' ? withoutAccounts(all) : all);
  const now = Date.now();
  return (
    <OptionsPage
      state={state}
      granted={granted}
      platforms={platforms}
      version={version}
      isPrivate={windows === 'private'}
      now={now}
      zone={localZone()}
      actions={actions}
    />
  );
}

/** What a private window may show of it (Firefox opens this page there): the settings, no account and no key. */
function withoutAccounts({ settings }: State): State {
  return { ...readState({}).state, settings };
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void windowsHere().then((windows) => {
  // The mirror lives as long as the page.
  createRoot(root).render(<Options mirror={createMirror(new AbortController().signal)} windows={windows} />);
});
// Refreshes what is old; without an answer the page shows what is stored.
void answered(send('opened', {}));
