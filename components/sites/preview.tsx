import { buildCard } from '../../lib/core/card';
import type { PoolReading } from '../../lib/core/reading';
import { defaultThresholds } from '../../lib/core/warning';
import { siteFacts } from '../../lib/platforms/site/site-facts';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { BalanceCard } from '../balance/balance-card';
import type { Display } from '../balance/display';
import type { CardActions } from '../balance/notes';

export interface SitePreviewProps {
  readonly site: SiteDraft;
  readonly pools: readonly PoolReading[];
  readonly now: number;
  readonly zone: string;
}

const nothing = (): void => {};
/** It is looked at, not used: `inert`. */
const actions: CardActions = {
  choose: nothing,
  retry: nothing,
  allow: nothing,
  openKeys: nothing,
  openConnections: nothing,
  openCredits: nothing,
};

/** The card as it will stand in the popup, with the number of this moment. */
export function SitePreview({ site, pools, now, zone }: SitePreviewProps) {
  const { id, name, glyph, links } = siteFacts({ ...site, id: 'site-preview' });
  const card = buildCard(
    {
      ...{ platform: id, name, glyph, zone },
      thresholds: defaultThresholds,
      accounts: [
        {
          account: { id: '' },
          pools: pools.map((pool) => ({ ...pool, readAt: now, source: 'preview' })),
          ...{ spends: [], samples: [], seenAt: now },
        },
      ],
      grants: [],
      permission: true,
    },
    now,
  );
  const display: Display = { view: { show: 'left', time: 'span' }, now, flip: nothing };
  return (
    <div className="site-preview" inert>
      <BalanceCard card={card} links={links} byKey={false} display={display} actions={actions} />
    </div>
  );
}
