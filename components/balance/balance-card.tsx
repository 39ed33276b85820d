import { type ReactNode, useId, useState } from 'react';
import type { Card, CardBalance } from '../../lib/core/card';
import { surpriseWords } from '../../lib/core/quote/check-words';
import { lastSurprise } from '../../lib/core/quote/last-surprise';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Icon } from '../ui/icon';
import './balance.css';
import { CardHead } from './card-head';
import type { CardLinks } from './card-links';
import type { Display } from './display';
import { DriftNote } from './drift-note';
import { type CardActions, FailureNote, NeedNote } from './notes';
import { PoolLine, SinglePool } from './pool';
import { sameSource, sourceWords } from './provenance';
import { todayWords } from './today';

export interface BalanceCardProps {
  readonly card: Card;
  readonly links: CardLinks;
  /** The platform is read with an API key. */
  readonly byKey: boolean;
  /** It is read with a connection by OAuth. */
  readonly byConnection?: boolean;
  /** It is a site of the person's own. */
  readonly described?: boolean;
  /** The platform is never asked: only its own page brings a new number. */
  readonly onlyVisits?: boolean;
  readonly display: Display;
  readonly actions: CardActions;
  /** What is offered to the person. */
  readonly children?: ReactNode;
}

/** One platform: what is left, of what, until when, who says so, and what is wrong. */
export function BalanceCard(props: BalanceCardProps) {
  const {
    card,
    links,
    byKey,
    byConnection = false,
    described = false,
    onlyVisits = false,
    display,
    actions,
    children,
  } = props;
  const headingId = useId();
  const loud = card.balances.filter((balance) => !balance.quiet);
  const quiet = card.balances.filter((balance) => balance.quiet);
  const single = loud.length === 1 ? loud[0] : undefined;
  const first = loud[0] ?? quiet[0];
  const unreadable = card.failure !== undefined || card.need === 'permission';
  const line = (balance: CardBalance) => (
    <PoolLine
      key={balance.id}
      balance={balance}
      of={card.name}
      display={display}
      unreadable={unreadable}
      ownSource={first !== undefined && !sameSource(first, balance)}
    />
  );
  return (
    <article className="card" aria-labelledby={headingId} data-platform={card.platform}>
      <CardHead
        card={card}
        headingId={headingId}
        display={display}
        single={single}
        onChoose={(account) => actions.choose(card.platform, account)}
      />
      {single !== undefined && (
        <SinglePool balance={single} of={card.name} display={display} unreadable={unreadable} />
      )}
      {loud.length > 1 && <ul className="pools">{loud.map(line)}</ul>}
      {card.need !== undefined && <NeedNote need={card.need} card={card} links={links} actions={actions} />}
      {card.failure !== undefined && card.need !== 'permission' && (
        <FailureNote
          failure={card.failure}
          byKey={byKey}
          byConnection={byConnection}
          described={described}
          onlyVisits={onlyVisits}
          display={display}
          card={card}
          links={links}
          actions={actions}
        />
      )}
      {card.drift !== undefined && (
        <DriftNote drift={card.drift} platform={card.platform} name={card.name} now={display.now} />
      )}
      {quiet.length > 0 && <Quiet pools={quiet} line={line} alone={loud.length === 0} />}
      <LastQuote card={card} now={display.now} />
      {children}
      <CardFoot card={card} links={links} first={first} display={display} unreadable={unreadable} />
    </article>
  );
}

/** That the last task took other than was quoted. */
function LastQuote({ card, now }: { readonly card: Card; readonly now: number }) {
  const check = lastSurprise(card.checks, now);
  return check && <p className="facts">{surpriseWords(check)}</p>;
}

interface QuietProps {
  readonly pools: readonly CardBalance[];
  readonly line: (balance: CardBalance) => ReactNode;
  /** The card has no others. */
  readonly alone: boolean;
}

/** So many need no button to put them away. */
const FEW = 3;

/** Pools that rarely matter, behind a button; without it where they are all there is to see. */
function Quiet({ pools, line, alone }: QuietProps) {
  const [chosen, setChosen] = useState<boolean>();
  const list = <ul className="pools">{pools.map(line)}</ul>;
  if (alone && pools.length <= FEW) return list;
  // Until the person has chosen, it follows what else there is to see, which may come later.
  const open = chosen ?? alone;
  return (
    <>
      <Button
        variant="quiet"
        className="more"
        icon="chevron"
        aria-expanded={open}
        onClick={() => setChosen(!open)}
      >
        {pools.length} {alone ? 'in all' : 'more'}
      </Button>
      {open && list}
    </>
  );
}

interface FootProps {
  readonly card: Card;
  readonly links: CardLinks;
  readonly first: CardBalance | undefined;
  readonly display: Display;
  readonly unreadable: boolean;
}

/** Provenance and age, quietly, and the platform's own pages. */
function CardFoot({ card, links, first, display, unreadable }: FootProps) {
  if (first === undefined && card.need !== undefined) return null;
  const source = first === undefined ? undefined : sourceWords(first, display, unreadable);
  const today = todayWords(card.today);
  const { usage, topUp } = links;
  return (
    <div className="card-foot">
      {source !== undefined && (
        <span className="source">
          {source.stale && <Icon name="clock" />}
          {source.words}
        </span>
      )}
      {today !== undefined && <span>{today}</span>}
      <span className="card-links">
        {usage !== undefined && usage !== topUp && (
          <ExternalLink href={usage} context={`at ${card.name}`}>
            Usage
          </ExternalLink>
        )}
        {topUp !== undefined && (
          <ExternalLink href={topUp} context={`at ${card.name}`}>
            {usage === topUp ? 'Usage and top-up' : 'Top up'}
          </ExternalLink>
        )}
      </span>
    </div>
  );
}
