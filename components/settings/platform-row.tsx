import { useState } from 'react';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { Offer } from '../preflight/offer';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Glyph } from '../ui/glyph';
import { Switch } from '../ui/switch';
import { answered, consent, type Doing, NO_ANSWER, resultWords } from './actions';
import { Question } from './question';
import { hostsOf, readsWords } from './words';

export interface PlatformRowProps {
  readonly platform: PlatformFacts;
  readonly on: boolean;
  /** The browser allows all that it needs. */
  readonly permitted: boolean;
  /** It is read with a key or a connection, and there is none. */
  readonly keyMissing: boolean;
  /** It is offered to ask before its expensive requests. */
  readonly offered: boolean;
  readonly doing: Doing;
}

/** One platform: its switch, what it reads and from where, and what is missing for it to work. */
export function PlatformRow(props: PlatformRowProps) {
  const { platform, on, permitted, keyMissing, offered, doing } = props;
  const [asking, setAsking] = useState(false);
  const { name } = platform;

  const ask = async (question: Promise<boolean>, given: string, refused: string) => {
    const answer = await consent(question);
    doing.say(answer === 'given' ? given : answer === 'refused' ? refused : NO_ANSWER);
  };
  const askBefore = async (wanted: boolean) => {
    const preflight = { on: wanted };
    const done = await answered(doing.send('settings/preflight', { platform: platform.id, preflight }));
    doing.say(resultWords(done, wanted ? `${name} asks first.` : `${name} doesn't ask.`));
  };
  const turnOff = async (erase: boolean) => {
    setAsking(false);
    const done = await answered(doing.send('platform/switch-off', { platform: platform.id, erase }));
    const success = erase ? `${name} is off and its data is erased.` : `${name} is off.`;
    doing.say(resultWords(done, success));
  };

  return (
    <li className="row">
      <Switch
        label={
          <span className="platform-name">
            <Glyph of={platform} />
            {name}
          </span>
        }
        hint={hintOf(platform)}
        checked={on}
        onChange={(wanted) => {
          if (!wanted) return setAsking(true);
          void ask(
            doing.switchOn(platform),
            `${name} is on.`,
            `Permission was not given. ${name} stays off.`,
          );
        }}
      />
      <div className="row-state">
        {isUnverified(platform) && <Badge chip>Unverified</Badge>}
        <PlatformState
          on={on}
          permitted={permitted}
          keyMissing={keyMissing}
          byConnection={platform.sessionIn === 'oauth'}
        />
        {on && !permitted && (
          <Button
            onClick={() =>
              void ask(
                doing.askPermission(platform),
                `${name} has its permission.`,
                'Permission was not given.',
              )
            }
          >
            Give permission<span className="visually-hidden"> to {name}</span>
          </Button>
        )}
      </div>
      {offered && permitted && <Offer name={name} onAnswer={(wanted) => void askBefore(wanted)} />}
      {asking && (
        <Question
          text={`Switch ${name} off? Erasing takes its balances, its keys, and the plans and credits that you typed in.`}
          onCancel={() => setAsking(false)}
          answers={[
            { label: 'Keep the last numbers', onChoose: () => void turnOff(false) },
            {
              label: 'Erase all of its data',
              variant: 'danger',
              onChoose: () => void turnOff(true),
            },
            { label: 'Cancel', variant: 'quiet', onChoose: () => setAsking(false) },
          ]}
        />
      )}
    </li>
  );
}

function hintOf(platform: PlatformFacts): string {
  const { permissions, note } = platform;
  const needs = permissions.length === 0 ? 'Needs no access.' : `Needs access to ${hostsOf(permissions)}.`;
  return [readsWords(platform), needs, note].filter(Boolean).join(' ');
}

/** It is read, but no good source says how: shown, so that nobody takes its numbers for more. */
function isUnverified({ confidence, tier }: PlatformFacts): boolean {
  return confidence === 'low' && tier !== 'C';
}

function PlatformState({
  on,
  permitted,
  keyMissing,
  byConnection,
}: Pick<PlatformRowProps, 'on' | 'permitted' | 'keyMissing'> & { readonly byConnection: boolean }) {
  if (!on) return <Badge>Off</Badge>;
  if (!permitted) {
    return (
      <Badge tone="warn" icon="low">
        Permission missing
      </Badge>
    );
  }
  if (!keyMissing) {
    return (
      <Badge tone="accent" icon="ok">
        On
      </Badge>
    );
  }
  if (byConnection) {
    return (
      <>
        <Badge tone="warn" icon="low">
          Not connected
        </Badge>
        <a className="link" href="#connections">
          Connect
        </a>
      </>
    );
  }
  return (
    <>
      <Badge tone="warn" icon="low">
        API key missing
      </Badge>
      <a className="link" href="#keys">
        Add a key
      </a>
    </>
  );
}
