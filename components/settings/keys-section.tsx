import { useRef, useState } from 'react';
import { formatAge } from '../../lib/core/format';
import { allAllowed } from '../../lib/core/granted';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { KeyInfo } from '../../lib/storage/schema';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { KeyForm } from './key-form';
import { Confirm } from './question';

export interface KeysSectionProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  readonly granted: readonly string[];
  readonly now: number;
  readonly doing: Doing;
}

/** API keys: the masked list, and the form to add one. */
export function KeysSection({ platforms, state, granted, now, doing }: KeysSectionProps) {
  const list = useRef<HTMLUListElement>(null);
  const withKeys = platforms.filter((platform) => platform.key !== undefined);
  const working = withKeys.filter(
    ({ id, permissions }) => state.settings.enabled.includes(id) && allAllowed(permissions, granted),
  );
  const saved = state.keys.filter(
    (key) => platforms.find(({ id }) => id === key.platform)?.oauth === undefined,
  );
  const isOn = ({ id }: DetailedPlatform) => state.settings.enabled.includes(id);
  const hasKey = ({ id }: DetailedPlatform) => state.keys.some((key) => key.platform === id);
  const remove = async ({ id, masked }: KeyInfo) => {
    const done = await answered(doing.send('key/remove', { id }));
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `The key ${masked} is removed.`));
  };
  return (
    <Section
      id="keys"
      title="API keys"
      about="For platforms that are read with a key. A key is kept where no web page can read it, sent to its own platform only, and never shown again in full."
    >
      <ul className="rows" aria-label="Saved keys" ref={list} tabIndex={-1}>
        {saved.length === 0 && <li className="row nothing">No keys saved.</li>}
        {saved.map((key) => (
          <KeyRow
            key={key.id}
            info={key}
            name={platforms.find(({ id }) => id === key.platform)?.name ?? key.platform}
            now={now}
            onRemove={() => void remove(key)}
          />
        ))}
      </ul>
      <KeyForm
        platforms={withKeys}
        next={withKeys.find((one) => isOn(one) && !hasKey(one)) ?? withKeys.find(isOn)}
        working={working}
        doing={doing}
      />
    </Section>
  );
}

interface KeyRowProps {
  readonly info: KeyInfo;
  /** The platform's name. */
  readonly name: string;
  readonly now: number;
  readonly onRemove: () => void;
}

function KeyRow({ info, name, now, onRemove }: KeyRowProps) {
  const [asking, setAsking] = useState(false);
  const { masked, label, addedAt } = info;
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>{label === undefined ? name : `${name} · ${label}`}</h3>
          <p className="field-hint">
            <code>{masked}</code> · added {formatAge(addedAt, now)}
          </p>
        </div>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Remove<span className="visually-hidden"> the key {masked}</span>
        </Button>
      </div>
      {asking && (
        <Confirm
          text={`Remove the key ${masked} and the balance read with it?`}
          deed="Remove"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRemove();
          }}
        />
      )}
    </li>
  );
}
