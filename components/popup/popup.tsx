import type { Card } from '../../lib/core/card';
import type { ManualLimit } from '../../lib/core/manual';
import type { Platform } from '../../lib/platforms/platform';
import { BalanceCard } from '../balance/balance-card';
import { cardLinks } from '../balance/card-links';
import type { Display } from '../balance/display';
import type { CardActions } from '../balance/notes';
import { Icon } from '../ui/icon';
import { AddPlatform } from './add-platform';
import { Empty } from './empty';
import { Header } from './header';
import './popup.css';
import { summaryWords } from './summary';

/** What there is to show, once storage has been read. */
export interface PopupContent {
  /** Most urgent first. */
  readonly cards: readonly Card[];
  readonly platforms: readonly Platform[];
  /** Ids of the platforms that are on. */
  readonly enabled: readonly string[];
  readonly manual: readonly ManualLimit[];
  readonly display: Display;
}

export interface PopupProps {
  /** Absent: storage has not been read yet. */
  readonly content: PopupContent | undefined;
  /** Opened in a private window, and showing what is known of those alone. */
  readonly isPrivate: boolean;
  readonly refreshing: boolean;
  /** What went wrong last, in words. */
  readonly notice: string | undefined;
  readonly actions: PopupActions;
}

export interface PopupActions extends CardActions {
  readonly refresh: () => void;
  readonly openOptions: () => void;
  /** Called inside the click. */
  readonly add: (platform: Platform) => void;
}

/** The whole popup: props in, markup out. */
export function Popup({ content, isPrivate, refreshing, notice, actions }: PopupProps) {
  const some = content !== undefined && content.cards.length > 0;
  return (
    <>
      <Header
        summary={some ? summaryWords(content.cards) : undefined}
        refreshing={refreshing}
        onRefresh={some ? actions.refresh : undefined}
        onOptions={actions.openOptions}
      />
      <p className="notice" role="status">
        {notice !== undefined && (
          <>
            <Icon name="failure" />
            <span>{notice}</span>
          </>
        )}
      </p>
      {isPrivate && <p className="private">Private window: kept in memory, gone when it closes.</p>}
      <main>
        {content === undefined ? <div className="blank" /> : <Content {...content} actions={actions} />}
      </main>
    </>
  );
}

function Content(props: PopupContent & { readonly actions: PopupActions }) {
  const { cards, platforms, enabled, manual, display, actions } = props;
  const off = platforms.filter(({ id }) => !enabled.includes(id));
  if (cards.length === 0) return <Empty platforms={off} onAdd={actions.add} />;
  return (
    <>
      <div className="cards">
        {cards.map((card) => {
          const platform = platforms.find(({ id }) => id === card.platform);
          const limit = manual.find(({ id }) => `manual:${id}` === card.platform);
          return (
            <BalanceCard
              key={card.platform}
              card={card}
              links={cardLinks(platform, limit)}
              byKey={platform?.sessionIn === 'key'}
              display={display}
              actions={actions}
            />
          );
        })}
      </div>
      <AddPlatform platforms={off} onAdd={actions.add} />
    </>
  );
}
