import { useId, useState } from 'react';
import type { ServerKind } from '../../lib/platforms/site/site';
import { SiteDraftSchema } from '../../lib/storage/site-draft';
import type { SiteDraft } from '../../lib/storage/site-schema';
import type { Doing } from '../settings/actions';
import { checkForm } from '../settings/check-form';
import { FormEnd } from '../settings/form-end';
import { useBorrowedFocus } from '../settings/use-borrowed-focus';
import { useForm } from '../settings/use-form';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { newSiteId, saveSite } from './save-site';

export interface ServerFormProps {
  readonly title: string;
  readonly id?: string;
  readonly start: { readonly name: string; readonly server: ServerKind; readonly origin: string };
  readonly doing: Doing;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** What each kind of server is called, and which key shows its balance. */
const servers: Readonly<Record<ServerKind, { readonly label: string; readonly key: string }>> = {
  litellm: { label: 'LiteLLM', key: 'Any virtual key shows its own budget, and those of its user and team.' },
  'new-api': { label: 'new-api, one token', key: 'Any token of the site (sk-…) shows its own quota.' },
  'new-api-account': {
    label: 'new-api, the whole account',
    key: 'User id and system access token with a colon between them (42:token). It can also make and delete tokens: the other kind needs less.',
  },
  'one-api': {
    label: 'one-api, or another relay like it',
    key: 'Any token of the site (sk-…) shows its quota.',
  },
  sub2api: { label: 'sub2api', key: 'Any key of the site shows what it may use, or what its user has.' },
};

/** Adds a server of the person's own, or their company's: which program it is says how it is read. */
export function ServerForm({ title, id, start, doing, onSaved, onCancel }: ServerFormProps) {
  const heading = useId();
  const [form, setForm] = useState(start);
  const [own] = useState(() => id ?? newSiteId());
  const [secret, setSecret] = useState('');
  const task = useForm<SiteDraft>({
    check: () => checkForm(SiteDraftSchema, { kind: 'server', ...form }),
    deliver: (draft) => saveSite({ id: own, draft, secret }, doing),
    onDone: ({ name }) => onSaved(name),
  });
  useBorrowedFocus(task.props.ref);
  const change = (part: Partial<typeof form>, field: string) => {
    setForm({ ...form, ...part });
    task.forget(field);
  };
  return (
    <form {...task.props} className="form" aria-labelledby={heading} autoComplete="off">
      <h3 id={heading}>{title}</h3>
      <div className="form-grid">
        <Select
          label="Which program it runs"
          value={form.server}
          options={Object.entries(servers).map(([value, { label }]) => ({
            value: value as ServerKind,
            label,
          }))}
          onChange={(server) => change({ server }, 'server')}
        />
        <TextField
          label="Its address"
          hint="Without a path. Plain http:// works on this computer only."
          inputMode="url"
          spellCheck={false}
          placeholder="https://llm.example.com"
          value={form.origin}
          error={task.errorOf('origin')}
          onChange={(origin) => change({ origin }, 'origin')}
        />
        <TextField
          label="Name"
          value={form.name}
          error={task.errorOf('name')}
          onChange={(name) => change({ name }, 'name')}
        />
        <TextField
          label="Key"
          hint={`${servers[form.server].key} It is sent to this address only, and never exported.${id === undefined ? '' : ' Empty: the one that is saved stays. Another takes its place.'}`}
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          value={secret}
          error={task.errorOf('secret')}
          onChange={(value) => {
            setSecret(value);
            task.forget('secret');
          }}
        />
      </div>
      <FormEnd
        problems={task.otherProblems(['origin', 'name', 'secret'])}
        save="Save and switch on"
        busy={task.busy}
        onCancel={onCancel}
      />
    </form>
  );
}
