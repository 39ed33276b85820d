import { useEffect } from 'react';
import type { BudgetState } from '../../lib/core/budgets';
import type { Card } from '../../lib/core/card';
import { dayOf } from '../../lib/core/renewal/calendar';
import { ALL } from '../../lib/core/warnings/episode';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { Pointing } from '../../lib/storage/pointing';
import type { State } from '../../lib/storage/state';
import { SitesSection } from '../sites/sites-section';
import { Section } from '../ui/section';
import type { Actions } from './actions';
import { BeforeSendSection } from './before-send-section';
import { BudgetsSection } from './budgets-section';
import { ConnectionsSection } from './connections-section';
import { DataSection } from './data-section';
import { GrantsSection } from './grants-section';
import type { History } from './kept';
import { KeysSection } from './keys-section';
import { MoneySection } from './money-section';
import { NotificationsSection } from './notifications-section';
import { PlatformsSection } from './platforms-section';
import { useStatus } from './status';
import { TransferSection } from './transfer-section';
import { useSectionInView } from './use-section-in-view';
import { WarningsSection } from './warnings-section';

export interface OptionsPageProps {
  /** Undefined until storage has been read. */
  readonly state: State | undefined;
  /** Origins that the browser allows us, as match patterns. */
  readonly granted: readonly string[];
  /** The browser allows desktop notifications; undefined while that is not known. */
  readonly notifiable: boolean | undefined;
  readonly cards: readonly Card[];
  /** How the budgets stand; empty until the ledger has been read. */
  readonly budgets: readonly BudgetState[];
  /** How much history there is, and what is wrong with it; undefined until the ledger has been read. */
  readonly history: History | undefined;
  /** The person's own sites among them. */
  readonly platforms: readonly DetailedPlatform[];
  /** The site that is pointed at now; undefined where there is none. */
  readonly pointing: Pointing | undefined;
  /** Where vendors send the browser after their consent page. */
  readonly redirectUrl: string;
  readonly version: string;
  /** Opened in a private window, and told of no account of the ordinary ones: what they have left is not shown. */
  readonly isPrivate?: boolean;
  readonly now: number;
  /** The person's time zone. */
  readonly zone: string;
  readonly actions: Actions;
}

const parts = [
  ['platforms', 'Platforms'],
  ['sites', 'Your own sites'],
  ['credits', 'Plans and credits'],
  ['warnings', 'Warnings'],
  ['before-send', 'Before you send'],
  ['notifications', 'Notifications'],
  ['budgets', 'Budgets'],
  ['money', 'Money'],
  ['keys', 'API keys'],
  ['connections', 'Connections'],
  ['transfer', 'Export and import'],
  ['data', 'Data'],
] as const;
const ids = parts.map(([id]) => id);
/** What tells of accounts, of which a private window learns nothing. */
const ordinaryOnly: ReadonlySet<string> = new Set([
  'sites',
  'credits',
  'budgets',
  'keys',
  'connections',
  'transfer',
]);

/** The whole options page. What it changes goes to the background; what it shows comes from storage. */
export function OptionsPage(props: OptionsPageProps) {
  const { state, granted, notifiable, cards, budgets, history, platforms, version, now, zone, actions } =
    props;
  const { redirectUrl, isPrivate = false, pointing } = props;
  const { say, status } = useStatus();
  const ready = state !== undefined;
  const current = useSectionInView(ids);
  useEffect(() => {
    // The browser looked for the anchor before there was anything to find.
    if (ready && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);

  const doing = { ...actions, say };
  return (
    <div className="options">
      <header>
        <h1>Credit Gauge options</h1>
        <nav aria-label="Options">
          <ul>
            {parts
              .filter(([id]) => !isPrivate || !ordinaryOnly.has(id))
              .map(([id, title]) => (
                <li key={id}>
                  <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
                    {title}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      </header>
      <main>
        {state === undefined ? (
          <p className="nothing">Reading your settings…</p>
        ) : (
          <>
            <PlatformsSection platforms={platforms} state={state} granted={granted} doing={doing} />
            {!isPrivate && (
              <SitesSection state={state} pointing={pointing} now={now} zone={zone} doing={doing} />
            )}
            {!isPrivate && (
              <GrantsSection platforms={platforms} state={state} now={now} zone={zone} doing={doing} />
            )}
            <WarningsSection platforms={platforms} cards={cards} state={state} doing={doing} />
            <BeforeSendSection
              platforms={platforms}
              cards={cards}
              state={state}
              today={dayOf(now, zone)}
              doing={doing}
            />
            <NotificationsSection
              stored={state.settings.notifications}
              permitted={notifiable}
              snoozedUntil={state.episodes.snoozed[ALL]}
              now={now}
              doing={doing}
            />
            {!isPrivate && (
              <BudgetsSection
                platforms={platforms}
                cards={cards}
                state={state}
                standings={budgets}
                doing={doing}
              />
            )}
            <MoneySection platforms={platforms} state={state} now={now} zone={zone} doing={doing} />
            {!isPrivate && (
              <KeysSection platforms={platforms} state={state} granted={granted} now={now} doing={doing} />
            )}
            {!isPrivate && (
              <ConnectionsSection
                platforms={platforms}
                state={state}
                granted={granted}
                redirectUrl={redirectUrl}
                now={now}
                doing={doing}
              />
            )}
            {!isPrivate && <TransferSection platforms={platforms} now={now} zone={zone} doing={doing} />}
            {isPrivate ? (
              <Section id="data" title="Data">
                <p>
                  What is seen in private windows is kept in memory and gone when the last of them closes.
                  Plans, credits, budgets, API keys, connections, and what is kept of ordinary windows are
                  shown there.
                </p>
              </Section>
            ) : (
              <DataSection
                platforms={platforms}
                state={state}
                history={history}
                version={version}
                now={now}
                doing={doing}
              />
            )}
          </>
        )}
      </main>
      {status}
    </div>
  );
}
