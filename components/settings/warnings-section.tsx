import { useRef } from 'react';
import type { Card } from '../../lib/core/card';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { thresholdsOf } from '../../lib/storage/cards';
import type { State } from '../../lib/storage/state';
import { Section } from '../ui/section';
import { Switch } from '../ui/switch';
import { answered, type Doing, resultWords } from './actions';
import { LevelsRow } from './levels-row';
import { PoolLevels } from './pool-levels';
import { ThresholdsForm } from './thresholds-form';
import { thresholdsWords } from './words';

export interface WarningsSectionProps {
  readonly platforms: readonly PlatformFacts[];
  /** What the popup shows: tells which balances there are. */
  readonly cards: readonly Card[];
  readonly state: State;
  readonly doing: Doing;
}

/** The two levels for all platforms, for single ones and for single balances, and whether warnings stand in the page. */
export function WarningsSection({ platforms, cards, state, doing }: WarningsSectionProps) {
  const list = useRef<HTMLUListElement>(null);
  const { settings } = state;
  const shown = platforms.filter(
    ({ id }) =>
      settings.enabled.includes(id) ||
      settings.ownThresholds[id] !== undefined ||
      settings.grants.some((grant) => grant.platform === id),
  );
  const switchInline = async (on: boolean) => {
    const done = await answered(doing.send('settings/inline-warnings', { on }));
    doing.say(resultWords(done, on ? 'Warnings stand in the page.' : 'No warnings in the page any more.'));
  };
  return (
    <Section
      id="warnings"
      title="Warnings"
      about="A balance is low, or critical, when this much or less of it is left. In percent of its limit, or in units of the balance: credits, messages, dollars."
    >
      <ThresholdsForm
        label="Levels for all platforms"
        stored={settings.thresholds}
        deliver={(thresholds) => answered(doing.send('settings/thresholds', { thresholds }))}
        onSaved={() => doing.say('The levels for all platforms are saved.')}
      />
      {shown.length > 0 && (
        <>
          <h3>Levels of single platforms</h3>
          <ul className="rows" aria-label="Levels of single platforms" ref={list} tabIndex={-1}>
            {shown.map((platform) => (
              <PlatformLevels
                key={platform.id}
                platform={platform}
                state={state}
                doing={doing}
                onReset={() => list.current?.focus()}
              />
            ))}
          </ul>
        </>
      )}
      <PoolLevels platforms={platforms} cards={cards} state={state} doing={doing} />
      <Switch
        label="Warn inside the page"
        hint="Before you send, beside the prompt box, when the balance is low or does not cover the likely cost."
        checked={settings.inlineWarnings}
        onChange={(on) => void switchInline(on)}
      />
    </Section>
  );
}

interface PlatformLevelsProps {
  readonly platform: PlatformFacts;
  readonly state: State;
  readonly doing: Doing;
  /** The row may be gone then. */
  readonly onReset: () => void;
}

function PlatformLevels({ platform, state, doing, onReset }: PlatformLevelsProps) {
  const { id, name } = platform;
  const thresholds = thresholdsOf(state, platform);
  const own = state.settings.ownThresholds[id] !== undefined;
  const origin = own ? 'set by you' : platform.thresholds === undefined ? 'as for all' : `made for ${name}`;
  return (
    <LevelsRow
      name={name}
      title={name}
      words={`${thresholdsWords(thresholds)} (${origin})`}
      thresholds={thresholds}
      change={(next) => answered(doing.send('settings/thresholds', { platform: id, thresholds: next }))}
      {...(own ? { onResetWords: `${name} has its usual levels again.` } : {})}
      doing={doing}
      onReset={onReset}
    />
  );
}
