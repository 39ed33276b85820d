import { useState } from 'react';
import type { Done } from '../../lib/messages';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { PaidPlan } from '../../lib/storage/settings-schema';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import type { Checked } from './check-form';
import { currencyOptions } from './currencies';
import { FormEnd } from './form-end';
import { checkPaid, type PaidForm, paidFields, paidForm, toldPrice, withPlan } from './money-draft';
import { PlanSource } from './plan-source';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface PaidPlanFormProps {
  readonly label: string;
  /** Those to choose from; one is not asked for. */
  readonly platforms: readonly DetailedPlatform[];
  readonly paid: PaidPlan | undefined;
  /** What a new price is in. */
  readonly currency: string;
  readonly deliver: (platform: DetailedPlatform, paid: PaidPlan) => Promise<Done>;
  readonly onSaved: (platform: DetailedPlatform) => void;
  readonly onCancel: () => void;
}

const periods: readonly { value: PaidPlan['per']; label: string }[] = [
  { value: 'month', label: 'per month' },
  { value: 'year', label: 'per year' },
];

/** What is paid at one platform: one of its plans or another one, and the price on the bill. */
export function PaidPlanForm(props: PaidPlanFormProps) {
  const { label, platforms, paid, currency, deliver, onSaved, onCancel } = props;
  const [chosen, setChosen] = useState('');
  const platform = platforms.find(({ id }) => id === chosen) ?? platforms[0];
  const plans = platform?.planTable?.plans ?? [];
  const [form, setForm] = useState(() => paidForm(paid, currency));
  const task = useForm({
    check: (): Checked<{ platform: DetailedPlatform; paid: PaidPlan }> => {
      if (platform === undefined) return { ok: false, problems: [] };
      const checked = checkPaid(form);
      return checked.ok ? { ok: true, value: { platform, paid: checked.value } } : checked;
    },
    deliver: (said) => deliver(said.platform, said.paid),
    onDone: (said) => onSaved(said.platform),
  });
  const { errorOf, forget } = task;
  useBorrowedFocus(task.props.ref);
  if (platform === undefined) return null;

  const change = (part: Partial<PaidForm>, field: (typeof paidFields)[number]) => {
    setForm({ ...form, ...part });
    forget(field);
  };
  const choose = (part: Parameters<typeof withPlan>[1]) => {
    setForm(withPlan(form, part, plans));
    forget('price.amount');
  };
  const told = toldPrice(form, plans);
  return (
    <form {...task.props} className="form" aria-label={label}>
      <div className="form-grid">
        {platforms.length > 1 && (
          <Select
            label="Platform"
            value={platform.id}
            options={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              setChosen(id);
              choose({ plan: '' });
            }}
          />
        )}
        {plans.length > 0 && (
          <Select
            label="Plan"
            value={form.plan}
            options={[
              { value: '', label: 'Another plan' },
              ...plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(plan) => choose({ plan })}
          />
        )}
        <TextField
          label="Price"
          hint={
            told === undefined ? (
              'As on your bill, with tax.'
            ) : (
              <>
                The list price; change it to what is on your bill. <PlanSource plan={told} />
              </>
            )
          }
          inputMode="decimal"
          value={form.amount}
          error={errorOf('price.amount')}
          onChange={(amount) => change({ amount }, 'price.amount')}
        />
        <Select
          label="Currency"
          value={form.currency}
          error={errorOf('price.currency')}
          options={currencyOptions([form.currency])}
          onChange={(code) => change({ currency: code }, 'price.currency')}
        />
        <Select label="Paid" value={form.per} options={periods} onChange={(per) => choose({ per })} />
      </div>
      <FormEnd
        problems={task.otherProblems(paidFields)}
        save="Save price"
        busy={task.busy}
        onCancel={onCancel}
      />
    </form>
  );
}
