import type { Card, Need, StandingFailure } from '../../lib/core/card';
import { formatSpan } from '../../lib/core/format';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { Icon } from '../ui/icon';
import type { CardLinks } from './card-links';
import type { Display } from './display';
import { failureWords, type Remedy } from './failure';

/** What a card can ask for. */
export interface CardActions {
  readonly choose: (platform: string, account: string) => void;
  readonly retry: (platform: string) => void;
  /** Asks for the platform's permission again; called inside a click. */
  readonly allow: (platform: string) => void;
  readonly openKeys: () => void;
  readonly openConnections: () => void;
  /** Where plans and credits are typed in. */
  readonly openCredits: () => void;
}

interface NoteProps {
  readonly card: Card;
  readonly links: CardLinks;
  readonly actions: CardActions;
}

interface FailureNoteProps extends NoteProps {
  readonly failure: StandingFailure;
  readonly byKey: boolean;
  readonly byConnection: boolean;
  readonly described: boolean;
  readonly onlyVisits: boolean;
  readonly display: Display;
}

/** What failed, since when, and the remedy. */
export function FailureNote({
  failure,
  byKey,
  byConnection,
  described,
  onlyVisits,
  display,
  ...rest
}: FailureNoteProps) {
  const { now, view } = display;
  const { what, advice, remedy } = failureWords(failure, {
    name: rest.card.name,
    byKey,
    byConnection,
    described,
    onlyVisits,
    now,
    time: view.time,
  });
  const span = now - failure.since;
  return (
    <div className="note">
      <Icon name="failure" />
      <p className="note-words">
        <strong>{what}</strong>
        {span >= 60_000 && <span className="note-since"> for {formatSpan(span)}</span>}
        {advice !== undefined && <span className="note-advice">{advice}</span>}
      </p>
      {remedy !== undefined && <RemedyControl remedy={remedy} {...rest} />}
    </div>
  );
}

function RemedyControl({ remedy, card, links, actions }: NoteProps & { readonly remedy: Remedy }) {
  if (remedy.do === 'retry')
    return <Button onClick={() => actions.retry(card.platform)}>{remedy.label}</Button>;
  if (remedy.do === 'check-key') return <Button onClick={actions.openKeys}>{remedy.label}</Button>;
  if (remedy.do === 'connect') return <Button onClick={actions.openConnections}>{remedy.label}</Button>;
  const href = links[remedy.link];
  if (href === undefined) return null;
  return (
    <ExternalLink href={href} look="button" context={`at ${card.name}`}>
      {remedy.label}
    </ExternalLink>
  );
}

/** What is missing before there can be a number. */
export function NeedNote({ need, card, links, actions }: NoteProps & { readonly need: Need }) {
  switch (need) {
    case 'permission':
      return (
        <div className="note">
          <Icon name="empty" />
          <p className="note-words">The browser does not let Credit Gauge read {card.name} yet.</p>
          <Button variant="primary" onClick={() => actions.allow(card.platform)}>
            Allow<span className="visually-hidden"> reading {card.name}</span>
          </Button>
        </div>
      );
    case 'key':
      return (
        <div className="note">
          <Icon name="plus" />
          <p className="note-words">
            {card.name} is read with an API key of yours.{' '}
            {links.keys !== undefined && (
              <ExternalLink href={links.keys} context={`for ${card.name}`}>
                Get a key
              </ExternalLink>
            )}
          </p>
          <Button variant="primary" onClick={actions.openKeys}>
            Enter a key
          </Button>
        </div>
      );
    case 'connection':
      return (
        <div className="note">
          <Icon name="plus" />
          <p className="note-words">{card.name} is read with a connection that you set up once.</p>
          <Button variant="primary" onClick={actions.openConnections}>
            Connect<span className="visually-hidden"> {card.name}</span>
          </Button>
        </div>
      );
    case 'credit':
      return (
        <div className="note">
          <Icon name="plus" />
          <p className="note-words">
            What is left at {card.name} can't be read. Type in your plan or credit; what is seen spent is
            taken off.
          </p>
          <Button variant="primary" onClick={actions.openCredits}>
            Add credit<span className="visually-hidden"> for {card.name}</span>
          </Button>
        </div>
      );
    case 'visit':
      return (
        <div className="note">
          <Icon name="clock" />
          <p className="note-words">Open {card.name} and use it once; your balance appears here.</p>
          {links.home !== undefined && (
            <ExternalLink href={links.home} look="button">
              Open {card.name}
            </ExternalLink>
          )}
        </div>
      );
  }
}
