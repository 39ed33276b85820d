import { useId, useState } from 'react';
import type { PoolReading } from '../../lib/core/reading';
import type { Done } from '../../lib/messages';
import { siteFacts } from '../../lib/platforms/site/site-facts';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { consent, type Doing, NO_ANSWER } from '../settings/actions';
import type { Checked } from '../settings/check-form';
import { FormEnd } from '../settings/form-end';
import { useBorrowedFocus } from '../settings/use-borrowed-focus';
import { useForm } from '../settings/use-form';
import { Button } from '../ui/button';
import { Field, TextField } from '../ui/field';
import { Select } from '../ui/select';
import { PoolFields } from './pool-fields';
import { SitePreview } from './preview';
import { newSiteId, saveSite } from './save-site';
import { checkSite, newPool, type SiteForm, siteFields, withPoolProblems } from './site-form';

export interface DescribeFormProps {
  readonly title: string;
  /** Of a site that is there; a new one gets its own. */
  readonly id?: string;
  readonly start: SiteForm;
  readonly now: number;
  readonly zone: string;
  readonly doing: Doing;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** What a trial came to. */
type Tried =
  | { readonly site: SiteDraft; readonly pools: readonly PoolReading[] }
  | { readonly problem: string };

const MAX_POOLS = 6;

/** Describes a site: what is asked, how, and where in the answer the numbers stand. */
export function DescribeForm({ title, id, start, now, zone, doing, onSaved, onCancel }: DescribeFormProps) {
  const heading = useId();
  const [form, setForm] = useState(start);
  const [own] = useState(() => id ?? newSiteId());
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState<Tried>();
  const [trying, setTrying] = useState(false);
  const isKey = form.by === 'key';
  // Typed before another way was chosen, it is nobody's.
  const secret = isKey ? typed : '';
  const task = useForm({
    check: (): Checked<SiteDraft> => {
      const checked = checkSite(form);
      return checked.ok ? checked : { ok: false, problems: withPoolProblems(checked.problems) };
    },
    deliver: (draft): Promise<Done> => saveSite({ id: own, draft, secret }, doing),
    onDone: ({ name }) => onSaved(name),
  });
  const { errorOf, forget } = task;
  useBorrowedFocus(task.props.ref);
  const change = (part: Partial<SiteForm>, ...fields: string[]) => {
    setForm({ ...form, ...part });
    setTried(undefined);
    for (const field of fields) forget(field);
  };

  const tryIt = async () => {
    const checked = checkSite(form);
    if (!checked.ok) return task.show(withPoolProblems(checked.problems));
    // The question before any await: the browser asks only inside a click.
    const asked = consent(doing.askPermission(siteFacts({ ...checked.value, id: 'site-tried' })));
    setTrying(true);
    setTried(await trial(checked.value, secret, asked, doing));
    setTrying(false);
  };

  return (
    <form {...task.props} className="form" aria-labelledby={heading} autoComplete="off">
      <h3 id={heading}>{title}</h3>
      <div className="form-grid">
        <TextField
          label="Name"
          value={form.name}
          error={errorOf('name')}
          onChange={(name) => change({ name }, 'name')}
        />
        <TextField
          label="Page where you use it"
          hint="Opened from its card."
          inputMode="url"
          placeholder="https://app.example.com/"
          value={form.home}
          error={errorOf('home')}
          onChange={(home) => change({ home }, 'home')}
        />
        <Select
          label="How it is read"
          hint={howHints[form.by]}
          value={form.by}
          options={[
            { value: 'session', label: 'With your sign-in there' },
            { value: 'key', label: 'With an API key' },
            { value: 'page', label: 'Only read along in its page' },
          ]}
          onChange={(by) => change({ by })}
        />
        <Select
          label="Method"
          value={form.method}
          options={[
            { value: 'GET', label: 'GET' },
            { value: 'POST', label: 'POST' },
          ]}
          onChange={(method) => change({ method }, 'request.body')}
        />
      </div>
      <TextField
        label="Address that answers with your balance"
        hint="It is asked every quarter of an hour. Never one that spends or changes anything."
        inputMode="url"
        spellCheck={false}
        placeholder="https://app.example.com/api/credits"
        value={form.url}
        error={errorOf('request.url')}
        onChange={(url) => change({ url }, 'request.url')}
      />
      {form.method === 'POST' && (
        <Field label="Body, as JSON" error={errorOf('request.body')}>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={3}
              spellCheck={false}
              value={form.body}
              onChange={(event) => change({ body: event.target.value }, 'request.body')}
            />
          )}
        </Field>
      )}
      {isKey && (
        <div className="form-grid">
          <Select
            label="Where the key goes"
            value={form.keyIn}
            options={[
              { value: 'bearer', label: 'Authorization: Bearer …' },
              { value: 'header', label: 'A header of its own' },
              { value: 'query', label: 'A parameter of the address' },
            ]}
            onChange={(keyIn) => change({ keyIn }, 'request.sent')}
          />
          {form.keyIn !== 'bearer' && (
            <TextField
              label={form.keyIn === 'header' ? 'Name of the header' : 'Name of the parameter'}
              spellCheck={false}
              value={form.keyName}
              error={errorOf('request.sent') ?? errorOf(`request.sent.${form.keyIn}`)}
              onChange={(keyName) => change({ keyName }, 'request.sent', `request.sent.${form.keyIn}`)}
            />
          )}
          <TextField
            label="Key"
            hint={
              id === undefined
                ? 'Kept where no page can read it, sent to this address only, never exported.'
                : 'Empty: the one that is saved stays. Another takes its place. To try it, type it in again.'
            }
            type="password"
            autoComplete="new-password"
            spellCheck={false}
            value={typed}
            error={errorOf('secret')}
            onChange={(value) => {
              setTyped(value);
              setTried(undefined);
              forget('secret');
            }}
          />
        </div>
      )}
      {form.pools.map((pool, index) => (
        <fieldset key={pool.id} className="site-pool">
          <legend>{form.pools.length === 1 ? 'The number' : `Number ${index + 1}`}</legend>
          <PoolFields
            pool={pool}
            index={index}
            errorOf={errorOf}
            onChange={(changed, field) =>
              change({ pools: form.pools.map((one, at) => (at === index ? changed : one)) }, field)
            }
          />
          {form.pools.length > 1 && (
            <div className="actions">
              <Button
                variant="danger"
                onClick={() => change({ pools: form.pools.filter((one) => one !== pool) })}
              >
                Remove<span className="visually-hidden"> number {index + 1}</span>
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {form.pools.length < MAX_POOLS && (
        <div className="actions">
          <Button icon="plus" onClick={() => change({ pools: [...form.pools, newPool(freeId(form))] })}>
            Another number of the same answer
          </Button>
        </div>
      )}
      <TrialResult tried={tried} now={now} zone={zone} />
      <FormEnd
        problems={task.otherProblems([...siteFields(form), 'secret'])}
        save="Save and switch on"
        busy={task.busy}
        onCancel={onCancel}
      >
        {form.by !== 'page' && (
          <Button busy={trying} onClick={() => void tryIt()}>
            Try it
          </Button>
        )}
      </FormEnd>
    </form>
  );
}

const howHints = {
  session: 'Credit Gauge asks, as your browser would. It works where the site keeps your sign-in in cookies.',
  key: 'Credit Gauge asks with the key. The page itself is not touched.',
  page: 'Nothing is asked: the number is seen when the page itself asks for it.',
} as const;

function freeId({ pools }: SiteForm): string {
  const ids = pools.map(({ id }) => id);
  return (
    Array.from({ length: MAX_POOLS + 1 }, (_, index) => `pool-${index + 1}`).find(
      (id) => !ids.includes(id),
    ) ?? ''
  );
}

async function trial(
  site: SiteDraft,
  secret: string,
  asked: ReturnType<typeof consent>,
  doing: Doing,
): Promise<Tried> {
  const answer = await asked;
  if (answer !== 'given')
    return { problem: answer === 'failed' ? NO_ANSWER : 'Permission was not given, so it can’t be asked.' };
  const key = secret.trim() === '' ? {} : { secret: secret.trim() };
  const reply = await doing.send('site/try', { draft: site, ...key }).catch(() => undefined);
  if (reply === undefined) return { problem: NO_ANSWER };
  if (!reply.ok) return { problem: reply.problems[0]?.message ?? NO_ANSWER };
  return 'failure' in reply ? { problem: reply.failure.message } : { site, pools: reply.pools };
}

interface TrialResultProps {
  readonly tried: Tried | undefined;
  readonly now: number;
  readonly zone: string;
}

function TrialResult({ tried, now, zone }: TrialResultProps) {
  return (
    <div role="status">
      {tried !== undefined && 'problem' in tried && <p className="field-error">{tried.problem}</p>}
      {tried !== undefined && 'site' in tried && (
        <>
          <p className="field-hint">It answered. This is how it will stand in the popup:</p>
          <SitePreview site={tried.site} pools={tried.pools} now={now} zone={zone} />
        </>
      )}
    </div>
  );
}
