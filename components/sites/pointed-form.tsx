import { useId, useMemo, useState } from 'react';
import { formatSpan } from '../../lib/core/format';
import type { Done } from '../../lib/messages';
import { type Candidate, candidatesOf, type Role } from '../../lib/platforms/site/candidates';
import type { Pointing } from '../../lib/storage/pointing';
import { SiteDraftSchema } from '../../lib/storage/site-draft';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { answered, type Doing } from '../settings/actions';
import { type Checked, checkForm, numberOf } from '../settings/check-form';
import { FormEnd } from '../settings/form-end';
import { parseNumber } from '../settings/parse-number';
import { OTHER_UNIT, unitChoices, unitLabel, unitTyped } from '../settings/units';
import { useForm } from '../settings/use-form';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { CandidateRow } from './candidate-row';
import { draftOfPicks, keyOf, type Picks, previewOf, suggestedPicks, withPick } from './picks';
import { SitePreview } from './preview';
import { newSiteId, saveSite } from './save-site';

export interface PointedFormProps {
  readonly pointing: Pointing;
  readonly now: number;
  readonly zone: string;
  readonly doing: Doing;
  readonly onSaved: (name: string) => void;
}

/** So many are listed at first. */
const FEW = 8;

/** What the site that is pointed at has told: the person says which number is which, sees the card, and saves. */
export function PointedForm({ pointing, now, zone, doing, onSaved }: PointedFormProps) {
  const heading = useId();
  const { home, endsAt, sightings } = pointing;
  const { hostname } = new URL(home);
  const candidates = useMemo(() => candidatesOf(sightings, now), [sightings, now]);
  /** Absent until the person picks: what we take for the best until then follows what is seen. */
  const [own, setOwn] = useState<Picks>();
  const [id] = useState(newSiteId);
  const [all, setAll] = useState(false);
  const [form, setForm] = useState({
    name: nameOf(hostname),
    label: 'Credits',
    unit: 'credit',
    otherUnit: '',
    times: '',
  });
  const picks = own ?? suggestedPicks(candidates);
  const draft = draftOfForm(form, home, picks, candidates);
  const checked = draft === undefined ? undefined : checkForm(SiteDraftSchema, draft);
  const pools = checked?.ok ? previewOf(checked.value, sightings, now) : [];

  const task = useForm<SiteDraft>({
    check: (): Checked<SiteDraft> => {
      if (draft === undefined)
        return {
          ok: false,
          problems: [{ field: '', message: 'Say which number is what is left, or what is used.' }],
        };
      return checkForm(
        SiteDraftSchema,
        draft,
        form.times.trim() === '' ? {} : { 'pools.0.times': parseNumber(form.times) },
      );
    },
    deliver: (value): Promise<Done> => {
      const expected = pools[0]?.remaining;
      return saveSite({ id, draft: value, settle: (draft) => asCanBeRead(draft, expected, doing) }, doing);
    },
    onDone: ({ name }) => onSaved(name),
  });
  const change = (part: Partial<typeof form>, field: string) => {
    setForm({ ...form, ...part });
    task.forget(field);
  };
  const stop = async () => {
    const done = await answered(doing.send('site/point-end', {}));
    doing.say(
      done.ok
        ? 'The site is not watched any more. Nothing of it is kept.'
        : (done.problems[0]?.message ?? ''),
    );
  };
  const shown = all
    ? candidates
    : candidates.filter((one, index) => index < FEW || picks[keyOf(one)] !== undefined);

  return (
    <form {...task.props} className="form" aria-labelledby={heading}>
      <h3 id={heading}>Watching {hostname}</h3>
      <p className="section-about">
        {candidates.length === 0
          ? 'Nothing yet. Reload its page, look at what shows your balance there, and make something small: numbers appear here as the site tells them.'
          : 'The likeliest first. Make something small there, and it gets surer which number is which.'}{' '}
        Ends by itself in {formatSpan(Math.max(0, endsAt - now))}.
      </p>
      <div className="actions">
        <ExternalLink href={home}>Open {hostname}</ExternalLink>
        <Button onClick={() => void stop()}>Stop watching</Button>
      </div>
      {candidates.length > 0 && (
        <>
          <ul className="rows" aria-label="Numbers that were seen">
            {shown.map((candidate) => (
              <CandidateRow
                key={keyOf(candidate)}
                candidate={candidate}
                host={hostname}
                role={picks[keyOf(candidate)] ?? ''}
                now={now}
                onPick={(role: Role | '') => setOwn(withPick(picks, candidates, candidate, role))}
              />
            ))}
          </ul>
          {shown.length < candidates.length && (
            <div className="actions">
              <Button onClick={() => setAll(true)}>Show all {candidates.length} numbers</Button>
            </div>
          )}
          <div className="form-grid">
            <TextField
              label="Name of the site"
              value={form.name}
              error={task.errorOf('name')}
              onChange={(name) => change({ name }, 'name')}
            />
            <TextField
              label="What the number is called"
              value={form.label}
              error={task.errorOf('pools.0.label')}
              onChange={(label) => change({ label }, 'pools.0.label')}
            />
            <Select
              label="Unit"
              value={form.unit}
              options={[
                ...unitChoices.map((unit) => ({ value: unit, label: unitLabel(unit) })),
                { value: OTHER_UNIT, label: 'Another unit…' },
              ]}
              onChange={(unit) => change({ unit }, 'pools.0.unit')}
            />
            {form.unit === OTHER_UNIT && (
              <TextField
                label="Name of the unit"
                hint="In the singular, such as gem, or a currency such as CHF."
                value={form.otherUnit}
                error={task.errorOf('pools.0.unit')}
                onChange={(otherUnit) => change({ otherUnit }, 'pools.0.unit')}
              />
            )}
            <TextField
              label="Multiply by"
              hint="Empty: 1. For cents shown as dollars: 0.01."
              inputMode="decimal"
              value={form.times}
              error={task.errorOf('pools.0.times')}
              onChange={(times) => change({ times }, 'pools.0.times')}
            />
          </div>
          {checked?.ok && pools.length > 0 && (
            <>
              <p className="field-hint">This is how it will stand in the popup:</p>
              <SitePreview site={checked.value} pools={pools} now={now} zone={zone} />
            </>
          )}
          <FormEnd
            problems={task.otherProblems([
              'name',
              'pools.0.label',
              'pools.0.unit',
              'pools.0.times',
              'spend.times',
            ])}
            save="Save and switch on"
            busy={task.busy}
          />
        </>
      )}
    </form>
  );
}

function draftOfForm(
  form: {
    readonly name: string;
    readonly label: string;
    readonly unit: string;
    readonly otherUnit: string;
    readonly times: string;
  },
  home: string,
  picks: Picks,
  candidates: readonly Candidate[],
) {
  const { name, label, unit, otherUnit, times } = form;
  return draftOfPicks(
    {
      ...{ name, home, label },
      unit: unit === OTHER_UNIT ? unitTyped(otherUnit) : unit,
      ...(times.trim() === '' ? {} : { times: numberOf(parseNumber(times)) }),
    },
    picks,
    candidates,
  );
}

/** `app.acme.ai` as Acme. */
function nameOf(hostname: string): string {
  const parts = hostname.replace(/^www\./, '').split('.');
  const name = parts.at(-2) ?? hostname;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * We ask by ourselves only where that gives the number which the page got: many sites want a token that only their page has.
 * Where it doesn't, the number is read along when the page asks for it.
 */
async function asCanBeRead(draft: SiteDraft, expected: number | undefined, doing: Doing): Promise<SiteDraft> {
  if (draft.kind === 'server' || draft.request.by === 'page') return draft;
  const reply = await doing.send('site/try', { draft }).catch(() => undefined);
  const asked = reply?.ok && 'pools' in reply ? reply.pools[0]?.remaining : undefined;
  return asked !== undefined && asked === expected
    ? draft
    : { ...draft, request: { ...draft.request, by: 'page' } };
}
