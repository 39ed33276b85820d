import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { csvBlob, download } from '../../components/ui/download';
import '../../components/insights/insights.css';
import { type InsightsActions, InsightsPage } from '../../components/insights/insights-page';
import { PrivatePage } from '../../components/insights/private-page';
import { useFilters } from '../../components/insights/use-filters';
import { useStamp } from '../../components/insights/use-stamp';
import { answered } from '../../components/settings/actions';
import '../../components/ui/styles.css';
import { detailedWith } from '../../lib/platforms/detailed';
import { send } from '../../lib/send';
import { openLedger } from '../../lib/storage/ledger/ledger';
import { openingReader } from '../../lib/storage/ledger/opening-reader';
import { createMirror, type MirrorStore } from '../../lib/storage/mirror';
import { windowsHere } from '../../lib/windows';
import { localZone } from '../../lib/zone';

const reader = openingReader(openLedger);
const actions: InsightsActions = {
  setProject: (of, project) => answered(send('ledger/project', { ...of, project })),
  download: (name, text) => download(name, csvBlob(text)),
};

function Insights({ mirror }: { readonly mirror: MirrorStore }) {
  const { state } = useStore(mirror);
  const [filters, setFilters] = useFilters();
  const stamp = useStamp();
  const platforms = useMemo(() => detailedWith(state?.sites ?? []), [state?.sites]);
  return (
    <InsightsPage
      state={state}
      reader={reader}
      stamp={stamp}
      platforms={platforms}
      filters={filters}
      onFilters={setFilters}
      now={stamp}
      zone={localZone()}
      actions={actions}
    />
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const shown = createRoot(root);
void windowsHere().then((windows) => {
  if (windows === 'private') return shown.render(<PrivatePage />);
  // The mirror lives as long as the page.
  shown.render(<Insights mirror={createMirror(new AbortController().signal)} />);
});
