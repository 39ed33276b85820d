import { useState } from 'react';
import type { Done } from '../../lib/messages';
import { clientProblems, type OAuthClient } from '../../lib/oauth/facts';
import type { KeyInfo } from '../../lib/storage/schema';
import { ExternalLink } from '../ui/external-link';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { answered, consent, type Doing, NO_ANSWER } from './actions';
import type { Checked } from './check-form';
import type { Connectable } from './connections-section';
import { FormEnd } from './form-end';
import { RedirectUrl } from './redirect-url';
import { useForm } from './use-form';

export interface ConnectFormProps {
  readonly platforms: readonly Connectable[];
  /** Those of them that are on and permitted already. */
  readonly working: readonly Connectable[];
  /** What is connected already. */
  readonly connections: readonly KeyInfo[];
  readonly redirectUrl: string;
  readonly doing: Doing;
}

interface Draft {
  readonly platform: Connectable;
  readonly client: OAuthClient;
}

/** How a client is made, and the fields for it; connecting asks for the platform's permission in the same click. */
export function ConnectForm({ platforms, working, connections, redirectUrl, doing }: ConnectFormProps) {
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState<Partial<Record<keyof OAuthClient, string>>>({});
  const platform = platforms.find(({ id }) => id === chosen) ?? platforms[0];

  /** One client of a vendor serves for all of its consoles, so it is only typed once. */
  const known = connections.find(
    (info) => platforms.find(({ id }) => id === info.platform)?.oauth.vendor === platform?.oauth.vendor,
  )?.masked;
  const clientId = typed.id ?? known ?? '';

  const check = (): Checked<Draft> => {
    if (platform === undefined) return { ok: false, problems: [] };
    const { clientSecret, tenant } = platform.oauth;
    const client: OAuthClient = {
      id: clientId.trim(),
      ...(clientSecret === undefined ? {} : { secret: (typed.secret ?? '').trim() }),
      ...(tenant === undefined ? {} : { tenant: (typed.tenant ?? '').trim() }),
    };
    const problems = clientProblems(platform.oauth, client);
    return problems.length === 0 ? { ok: true, value: { platform, client } } : { ok: false, problems };
  };
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check,
    deliver: (draft) => connect(draft, working.includes(draft.platform), doing),
    onDone: ({ platform: { name } }) => {
      setTyped({});
      doing.say(`${name} is connected.`);
    },
  });
  if (platform === undefined) return null;

  const { name, oauth } = platform;
  const set = (field: keyof OAuthClient) => (value: string) => {
    setTyped({ ...typed, [field]: value });
    forget(field);
  };
  return (
    <form {...props} className="form" aria-label="Connect a console" autoComplete="off">
      <h3>Connect</h3>
      <Select
        label="Platform"
        value={platform.id}
        options={platforms.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={(id) => {
          setChosen(id);
          // What was typed is another vendor's.
          setTyped({});
          for (const field of ['id', 'secret', 'tenant', '']) forget(field);
        }}
      />
      <ol className="connect-steps" aria-label={`How to make a client for ${name}`}>
        {oauth.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <RedirectUrl url={redirectUrl} />
      <div className="form-grid">
        <TextField
          label={oauth.clientId.name}
          hint={oauth.clientId.help}
          placeholder={oauth.clientId.example}
          spellCheck={false}
          value={clientId}
          error={errorOf('id')}
          onChange={set('id')}
        />
        {oauth.clientSecret !== undefined && (
          <TextField
            label={oauth.clientSecret.name}
            hint={oauth.clientSecret.help}
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            placeholder={oauth.clientSecret.example}
            value={typed.secret ?? ''}
            error={errorOf('secret')}
            onChange={set('secret')}
          />
        )}
        {oauth.tenant !== undefined && (
          <TextField
            label={oauth.tenant.name}
            hint={oauth.tenant.help}
            placeholder={oauth.tenant.example}
            spellCheck={false}
            value={typed.tenant ?? ''}
            error={errorOf('tenant')}
            onChange={set('tenant')}
          />
        )}
      </div>
      {oauth.couldAlso !== undefined && <p className="field-hint">{oauth.couldAlso}</p>}
      <FormEnd problems={otherProblems(['id', 'secret', 'tenant'])} save="Connect" busy={busy}>
        <ExternalLink href={oauth.links.clients}>Make a client at {oauth.vendor}</ExternalLink>
      </FormEnd>
      {busy && (
        <p className="field-hint" role="status">
          Go on in the window of {oauth.vendor}.
        </p>
      )}
      <h4>What {oauth.vendor} makes impossible</h4>
      <ul className="connect-steps">
        {oauth.impossible.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </form>
  );
}

/** The question comes first and before any await: the browser asks only inside a click. Given before, it is no question. */
async function connect({ platform, client }: Draft, works: boolean, doing: Doing): Promise<Done> {
  const answer = await consent(works ? doing.askPermission(platform) : doing.switchOn(platform));
  if (answer === 'given') return answered(doing.send('oauth/connect', { platform: platform.id, client }));
  const message = answer === 'failed' ? NO_ANSWER : 'Permission was not given, so nothing is connected.';
  return { ok: false, problems: [{ field: '', message }] };
}
