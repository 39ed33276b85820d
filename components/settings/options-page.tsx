import { useEffect } from 'react';
import type { Platform } from '../../lib/platforms/platform';
import type { State } from '../../lib/storage/state';
import { Section } from '../ui/section';
import type { Actions } from './actions';
import { DataSection } from './data-section';
import { GrantsSection } from './grants-section';
import { KeysSection } from './keys-section';
import { PlatformsSection } from './platforms-section';
import { useStatus } from './status';
import { WarningsSection } from './warnings-section';

export interface OptionsPageProps {
  /** Undefined until storage has been read. */
  readonly state: State | undefined;
  /** Origins that the browser allows us, as match patterns. */
  readonly granted: readonly string[];
  readonly platforms: readonly Platform[];
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
  ['credits', 'Plans and credits'],
  ['warnings', 'Warnings'],
  ['keys', 'API keys'],
  ['data', 'Data'],
] as const;

/** Parts that show what ordinary windows know of accounts. */
const ofOrdinary: readonly string[] = ['credits', 'keys'];

/** The whole options page. What it changes goes to the background; what it shows comes from storage. */
export function OptionsPage(props: OptionsPageProps) {
  const { state, granted, platforms, version, isPrivate = false, now, zone, actions } = props;
  const { say, status } = useStatus();
  const ready = state !== undefined;
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
              .filter(([id]) => !isPrivate || !ofOrdinary.includes(id))
              .map(([id, title]) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
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
              <GrantsSection platforms={platforms} state={state} now={now} zone={zone} doing={doing} />
            )}
            <WarningsSection platforms={platforms} state={state} doing={doing} />
            {!isPrivate && (
              <KeysSection platforms={platforms} state={state} granted={granted} now={now} doing={doing} />
            )}
            {isPrivate ? (
              <Section id="data" title="Data">
                <p>
                  What is seen in private windows is kept in memory and gone when the last of them closes.
                  Plans, credits, API keys, and what is kept of ordinary windows are shown there.
                </p>
              </Section>
            ) : (
              <DataSection platforms={platforms} state={state} version={version} now={now} doing={doing} />
            )}
          </>
        )}
      </main>
      {status}
    </div>
  );
}
