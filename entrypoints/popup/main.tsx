import '../../components/ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../components/popup/app';
import { browser } from '../../lib/browser';
import { createMirror } from '../../lib/storage/mirror';
import { windowsHere } from '../../lib/windows';

const closing = new AbortController();
addEventListener('pagehide', () => closing.abort(), { once: true });

// A popup needs a width of its own; the same page in a tab takes the tab's.
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);
document.documentElement.dataset.surface = isPopup ? 'popup' : 'page';

const root = document.getElementById('root');
if (root === null) throw new Error('popup.html has no #root');
void windowsHere().then((windows) => {
  createRoot(root).render(<App mirror={createMirror(closing.signal, windows)} windows={windows} />);
});
