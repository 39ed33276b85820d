import { useRef, useState } from 'react';
import type { Card } from '../../lib/core/card';
import type { Thresholds } from '../../lib/core/warning';
import type { Platform } from '../../lib/platforms/platform';
import { thresholdsOf } from '../../lib/storage/cards';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Switch } from '../ui/switch';
import { answered, type Doing, resultWords } from './actions';
import { PoolLevels } from './pool-levels';
import { ThresholdsForm } from './thresholds-form';
import { thresholdsWords } from './words';

export interface WarningsSectionProps {
  readonly platforms: readonly Platform[];
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
  readonly platform: Platform;
  readonly state: State;
  readonly doing: Doing;
  /** The row may be gone then. */
  readonly onReset: () => void;
}

/** One platform's levels: where they come from, and a form for levels of its own. */
function PlatformLevels({ platform, state, doing, onReset }: PlatformLevelsProps) {
  const [open, setOpen] = useState(false);
  const { id, name } = platform;
  const thresholds = thresholdsOf(state, platform);
  const own = state.settings.ownThresholds[id] !== undefined;
  const origin = own ? 'set by you' : platform.thresholds === undefined ? 'as for all' : `made for ${name}`;

  const change = (next: Thresholds | null) =>
    answered(doing.send('settings/thresholds', { platform: id, thresholds: next }));
  const reset = async () => {
    setOpen(false);
    const done = await change(null);
    if (done.ok) onReset();
    doing.say(resultWords(done, `${name} has its usual levels again.`));
  };

  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h4>{name}</h4>
          <p className="field-hint">
            {thresholdsWords(thresholds)} ({origin})
          </p>
        </div>
        <div className="actions">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            Change<span className="visually-hidden"> the levels of {name}</span>
          </Button>
          {own && (
            <Button onClick={() => void reset()}>
              Reset<span className="visually-hidden"> the levels of {name}</span>
            </Button>
          )}
        </div>
      </div>
      {open && (
        <ThresholdsForm
          label={`Levels of ${name}`}
          stored={thresholds}
          deliver={change}
          onSaved={() => {
            setOpen(false);
            doing.say(`The levels of ${name} are saved.`);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}
