import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { answered } from '../../components/settings/actions';
import { OptionsPage } from '../../components/settings/options-page';
import '../../components/settings/settings.css';
import { askNotifications, askPermission, switchOn } from '../../components/ui/switch-on';
import '../../components/ui/styles.css';
import { browser } from '../../lib/browser';
import { platforms } from '../../lib/platforms';
import { send } from '../../lib/send';
import { cardsOf } from '../../lib/storage/cards';
import { createMirror, type MirrorStore } from '../../lib/storage/mirror';

const actions = { send, switchOn, askPermission, askNotifications };
const { version } = browser.runtime.getManifest();

function Options({ mirror }: { readonly mirror: MirrorStore }) {
  const { state, granted } = useStore(mirror);
  const now = Date.now();
  return (
    <OptionsPage
      state={state}
      granted={granted}
      cards={state === undefined ? [] : cardsOf(state, granted, now)}
      platforms={platforms}
      version={version}
      now={now}
      actions={actions}
    />
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// The mirror lives as long as the page.
createRoot(root).render(<Options mirror={createMirror(new AbortController().signal)} />);
// Refreshes what is old; without an answer the page shows what is stored.
void answered(send('opened', {}));
