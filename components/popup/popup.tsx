import type { Card } from '../../lib/core/card';
import type { Grant } from '../../lib/core/grants/grant';
import { cardByHand } from '../../lib/core/grants/pools';
import type { PlatformFacts } from '../../lib/platforms/platform';
import type { ShownPlatform } from '../../lib/platforms/shown';
import { BalanceCard } from '../balance/balance-card';
import { cardLinks } from '../balance/card-links';
import type { Display } from '../balance/display';
import type { CardActions } from '../balance/notes';
import { Offer } from '../preflight/offer';
import { Icon } from '../ui/icon';
import { AddPlatform } from './add-platform';
import { Empty } from './empty';
import { Header } from './header';
import { Project } from './project';
import './popup.css';
import { summaryWords } from './summary';

/** What there is to show, once storage has been read. */
export interface PopupContent {
  /** Most urgent first. */
  readonly cards: readonly Card[];
  readonly platforms: readonly ShownPlatform[];
  /** Ids of the platforms that are on. */
  readonly enabled: readonly string[];
  /** All that the person typed in. */
  readonly grants: readonly Grant[];
  readonly display: Display;
  /** What the person says to be working on. */
  readonly project: string | undefined;
  /** The platform of which to offer to ask before expensive requests. */
  readonly offered: string | undefined;
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
  readonly openInsights: () => void;
  readonly openOptions: () => void;
  readonly workOn: (project: string | undefined) => void;
  /** Whether to ask before expensive requests of a platform. */
  readonly askBefore: (platform: string, on: boolean) => void;
  /** Called inside the click. */
  readonly add: (platform: PlatformFacts) => void;
  /** Where sites that are in no list are added. */
  readonly openSites: () => void;
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
        onInsights={some && !isPrivate ? actions.openInsights : undefined}
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
        {content === undefined ? (
          <div className="blank" />
        ) : (
          <Content {...content} isPrivate={isPrivate} actions={actions} />
        )}
      </main>
    </>
  );
}

function Content(props: PopupContent & Pick<PopupProps, 'isPrivate' | 'actions'>) {
  const { cards, platforms, enabled, grants, display, project, offered, isPrivate, actions } = props;
  const off = platforms.filter(({ id }) => !enabled.includes(id));
  if (cards.length === 0)
    return <Empty platforms={off} onAdd={actions.add} onOther={isPrivate ? undefined : actions.openSites} />;
  return (
    <>
      <div className="cards">
        {cards.map((card) => {
          const platform = platforms.find(({ id }) => id === card.platform);
          const byHand = grants.filter((grant) => cardByHand(grant) === card.platform);
          return (
            <BalanceCard
              key={card.platform}
              card={card}
              links={cardLinks(platform, byHand)}
              byKey={platform?.sessionIn === 'key'}
              byConnection={platform?.sessionIn === 'oauth'}
              described={platform?.described === true}
              onlyVisits={platform?.onlyVisits === true}
              display={display}
              actions={actions}
            >
              {card.platform === offered && card.need !== 'permission' && (
                <Offer name={card.name} onAnswer={(on) => actions.askBefore(card.platform, on)} />
              )}
            </BalanceCard>
          );
        })}
      </div>
      {!isPrivate && <Project project={project} onChange={actions.workOn} />}
      <AddPlatform platforms={off} onAdd={actions.add} onOther={isPrivate ? undefined : actions.openSites} />
    </>
  );
}
