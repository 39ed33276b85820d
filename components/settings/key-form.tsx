import { useState } from 'react';
import type { Done } from '../../lib/messages';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { answered, consent, type Doing, NO_ANSWER } from './actions';
import type { Checked } from './check-form';
import { keyProblem } from './check-key';
import { FormEnd } from './form-end';
import { useForm } from './use-form';

export interface KeyFormProps {
  /** Those that take keys. */
  readonly platforms: readonly DetailedPlatform[];
  /** The one that most likely gets the next key. */
  readonly next: DetailedPlatform | undefined;
  /** Those of them that are on and permitted already. */
  readonly working: readonly DetailedPlatform[];
  readonly doing: Doing;
}

interface KeyDraft {
  readonly platform: DetailedPlatform;
  readonly secret: string;
  readonly label: string;
}

/** Adds a key; asks for its platform's permission in the same click where it is missing. */
export function KeyForm({ platforms, next, working, doing }: KeyFormProps) {
  const [chosen, setChosen] = useState('');
  const [secret, setSecret] = useState('');
  const [label, setLabel] = useState('');
  const [visible, setVisible] = useState(false);
  const platform = platforms.find(({ id }) => id === chosen) ?? next ?? platforms[0];

  const check = (): Checked<KeyDraft> => {
    if (platform === undefined) return { ok: false, problems: [] };
    const message = keyProblem(secret.trim(), platform, platforms);
    return message === undefined
      ? { ok: true, value: { platform, secret: secret.trim(), label: label.trim() } }
      : { ok: false, problems: [{ field: 'secret', message }] };
  };
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check,
    deliver: (draft) => addKey(draft, working.includes(draft.platform), doing),
    onDone: ({ platform: { name } }) => {
      setSecret('');
      setLabel('');
      setVisible(false);
      props.ref.current?.querySelector('input')?.focus();
      doing.say(`The key for ${name} is saved.`);
    },
  });
  if (platform === undefined) return null;

  const { name, key, links } = platform;
  // What is pasted is judged at once; what is typed letter by letter gets its time.
  const atOnce = secret.trim().length < 16 ? undefined : keyProblem(secret.trim(), platform, platforms);
  return (
    <form {...props} className="form" aria-label="Add an API key" autoComplete="off">
      <h3>Add a key</h3>
      <div className="form-grid">
        {platforms.length > 1 && (
          <Select
            label="Platform"
            value={platform.id}
            options={platforms.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(id) => {
              setChosen(id);
              forget('secret');
            }}
          />
        )}
        <div className="form-secret">
          <TextField
            label={`${name} ${key === undefined || key.kind === 'inference' ? '' : `${key.kind} `}key`}
            hint={key?.help}
            type={visible ? 'text' : 'password'}
            autoComplete="new-password"
            spellCheck={false}
            placeholder={key?.example}
            value={secret}
            error={atOnce ?? errorOf('secret')}
            onChange={(value) => {
              setSecret(value);
              forget('secret');
            }}
          />
          <Button aria-pressed={visible} onClick={() => setVisible(!visible)}>
            Show<span className="visually-hidden"> the key</span>
          </Button>
        </div>
        <TextField
          label="Label"
          hint="Optional, to tell your keys apart."
          maxLength={60}
          value={label}
          error={errorOf('label')}
          onChange={(value) => {
            setLabel(value);
            forget('label');
          }}
        />
      </div>
      <FormEnd problems={otherProblems(['secret', 'label'])} save="Save key" busy={busy}>
        {links.keys !== undefined && <ExternalLink href={links.keys}>Make a key at {name}</ExternalLink>}
      </FormEnd>
    </form>
  );
}

/** The question comes first and before any await: the browser asks only inside a click. */
async function addKey({ platform, secret, label }: KeyDraft, works: boolean, doing: Doing): Promise<Done> {
  const answer = works ? 'given' : await consent(doing.switchOn(platform));
  if (answer === 'given') {
    const labelled = label === '' ? {} : { label };
    return answered(doing.send('key/add', { platform: platform.id, secret, ...labelled }));
  }
  const message = answer === 'failed' ? NO_ANSWER : 'Permission was not given, so the key is not saved.';
  return { ok: false, problems: [{ field: '', message }] };
}
