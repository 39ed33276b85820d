import { useId, useState } from 'react';
import { type GrantKind, grantKinds } from '../../lib/core/grants/grant';
import type { Account } from '../../lib/core/reading';
import type { Done } from '../../lib/messages';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { GrantDraft } from '../../lib/storage/settings-schema';
import { TextField } from '../ui/field';
import { type Option, Select } from '../ui/select';
import { FormEnd } from './form-end';
import {
  checkGrant,
  type GrantForm as Form,
  fieldsOf,
  type Here,
  isAhead,
  moreFields,
  withKind,
  withPreset,
} from './grant-draft';
import { GrantMore } from './grant-more';
import { PlanSource } from './plan-source';
import { RenewalFields } from './renewal-fields';
import { OTHER_UNIT, unitChoices, unitLabel } from './units';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface GrantFormProps {
  readonly title: string;
  readonly start: Form;
  readonly platforms: readonly DetailedPlatform[];
  /** The known accounts of a platform, the one last in use first. */
  readonly accountsOf: (platform: string) => readonly Account[];
  readonly here: Here;
  readonly deliver: (draft: GrantDraft) => Promise<Done>;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

const kindLabels: Record<GrantKind, string> = {
  subscription: 'Plan that renews',
  bundle: 'Bundle of credit',
  'top-up': 'Top-up',
  trial: 'Trial',
  promo: 'Gift',
};
/** What people have most often comes first. */
const kindOrder: readonly GrantKind[] = ['subscription', 'bundle', 'top-up', 'trial', 'promo'];
const kindOptions = kindOrder
  .filter((kind) => grantKinds.includes(kind))
  .map((kind) => ({ value: kind, label: kindLabels[kind] }));

const expiryOptions: readonly Option<Form['expires']>[] = [
  { value: 'never', label: 'Never' },
  { value: 'on', label: 'On a date' },
  { value: 'after', label: 'Some months later' },
];

/** The form for one plan or lot of credit. */
export function GrantForm(props: GrantFormProps) {
  const { title, start, platforms, accountsOf, here, deliver, onSaved, onCancel } = props;
  const heading = useId();
  const [form, setForm] = useState(start);
  const [more, setMore] = useState(false);
  const {
    props: formProps,
    busy,
    errorOf,
    otherProblems,
    forget,
  } = useForm({
    check: () => checkGrant(form, platforms, here),
    deliver,
    onDone: ({ name }) => onSaved(name),
  });
  useBorrowedFocus(formProps.ref);

  const platform = platforms.find(({ id }) => id === form.service);
  const plan = platform?.plans.find(({ id }) => id === form.preset);
  const accounts = form.service === '' ? [] : accountsOf(form.service);
  const change = (part: Partial<Form>, field = Object.keys(part)[0] ?? '') => {
    setForm({ ...form, ...part });
    forget(field);
  };

  return (
    <form
      {...formProps}
      className="form"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        // Nothing that was typed goes with a key.
        if (event.key === 'Escape' && form === start) onCancel();
      }}
    >
      <h3 id={heading}>{title}</h3>
      <div className="form-grid">
        <Select
          label="Platform"
          value={form.service}
          options={serviceOptions(form, platforms)}
          onChange={(service) =>
            change({ service, preset: '', account: accountsOf(service)[0]?.id ?? '' }, 'name')
          }
        />
        {form.service === '' && (
          <TextField
            label="Name"
            value={form.name}
            error={errorOf('name')}
            onChange={(name) => change({ name })}
          />
        )}
        {accounts.length > 1 && (
          <Select
            label="Account"
            value={form.account}
            options={accountOptions(form, accounts)}
            onChange={(account) => change({ account })}
          />
        )}
        <Select
          label="Kind"
          value={form.kind}
          options={kindOptions}
          onChange={(kind) => setForm(withKind(form, kind))}
        />
        {platform !== undefined && platform.plans.length > 0 && form.kind === 'subscription' && (
          <Select
            label="Plan"
            value={form.preset}
            options={[
              { value: '', label: 'Own amount' },
              ...platform.plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            hint={plan === undefined ? undefined : <PlanSource plan={plan} />}
            onChange={(id) => {
              const chosen = platform.plans.find((one) => one.id === id);
              if (chosen === undefined) return change({ preset: '' });
              setForm(withPreset(form, chosen));
              for (const field of ['unit', 'amount']) forget(field);
            }}
          />
        )}
        <TextField
          label="Amount"
          inputMode="decimal"
          value={form.amount}
          error={errorOf('amount')}
          onChange={(amount) => change({ amount, preset: '' })}
        />
        <Select
          label="Unit"
          value={form.unit}
          options={[
            ...unitChoices.map((unit) => ({ value: unit, label: unitLabel(unit) })),
            { value: OTHER_UNIT, label: 'Another unit…' },
          ]}
          onChange={(unit) => change({ unit, preset: '' })}
        />
        {form.unit === OTHER_UNIT && (
          <TextField
            label="Name of the unit"
            hint="In the singular, such as gem, or a currency such as CHF."
            value={form.otherUnit}
            error={errorOf('unit')}
            onChange={(otherUnit) => change({ otherUnit, preset: '' }, 'unit')}
          />
        )}
        {!isAhead(form, here.now, here.zone) && (
          <TextField
            label="Left now"
            hint="Leave it empty if all of it is left."
            inputMode="decimal"
            value={form.left}
            error={errorOf('left')}
            onChange={(left) => change({ left })}
          />
        )}
        <RenewalFields form={form} errorOf={errorOf} change={change} />
        <TextField
          label="Bought or starts on"
          hint="Leave it empty for today."
          type="date"
          value={form.starts}
          error={errorOf('startsAt')}
          onChange={(starts) => change({ starts }, 'startsAt')}
        />
        <Select
          label="Expires"
          value={form.expires}
          options={expiryOptions}
          onChange={(expires) => change({ expires }, 'expiresAt')}
        />
        {form.expires === 'on' && (
          <TextField
            label="Last day"
            type="date"
            value={form.expiresOn}
            error={errorOf('expiresAt')}
            onChange={(expiresOn) => change({ expiresOn }, 'expiresAt')}
          />
        )}
        {form.expires === 'after' && (
          <TextField
            label="Months"
            hint="After it was bought."
            inputMode="numeric"
            value={form.months}
            error={errorOf('expiresAt')}
            onChange={(months) => change({ months }, 'expiresAt')}
          />
        )}
        {form.service === '' && (
          <TextField
            label="Link"
            hint="Optional: the page where you see or top up the balance."
            type="url"
            placeholder="https://"
            value={form.link}
            error={errorOf('link')}
            onChange={(link) => change({ link })}
          />
        )}
      </div>
      <GrantMore
        form={form}
        open={more || moreFields.some((field) => errorOf(field) !== undefined)}
        onOpen={setMore}
        errorOf={errorOf}
        change={change}
      />
      <FormEnd problems={otherProblems(fieldsOf(form))} save="Save" busy={busy} onCancel={onCancel} />
    </form>
  );
}

/** The platforms that we know, and one that it still names though we know it no longer. */
function serviceOptions(form: Form, platforms: readonly DetailedPlatform[]) {
  const gone = form.service !== '' && !platforms.some(({ id }) => id === form.service);
  return [
    ...platforms.map(({ id, name }) => ({ value: id, label: name })),
    ...(gone ? [{ value: form.service, label: form.name }] : []),
    { value: '', label: 'Something else' },
  ];
}

/** Those that are known, and one that it still names though it is gone. */
function accountOptions({ account }: Form, accounts: readonly Account[]) {
  const gone = account !== '' && !accounts.some(({ id }) => id === account);
  return [
    ...accounts.map(({ id, label, plan }) => ({
      value: id,
      label: [label ?? id, plan].filter(Boolean).join(' · '),
    })),
    ...(gone ? [{ value: account, label: account }] : []),
  ];
}
