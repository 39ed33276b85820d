import { useState } from 'react';
import type { Done } from '../../lib/messages';
import type { Platform } from '../../lib/platforms/platform';
import type { PaidPlan } from '../../lib/storage/settings-schema';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { currencyOptions } from './currencies';
import { FormProblems } from './form-problems';
import { checkPaid, type PaidForm, paidFields, paidForm } from './money-draft';
import { PlanSource } from './plan-source';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface PaidPlanFormProps {
  readonly platform: Platform;
  readonly paid: PaidPlan | undefined;
  /** What a new price is in. */
  readonly currency: string;
  readonly deliver: (paid: PaidPlan) => Promise<Done>;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

const periods: readonly { value: PaidPlan['per']; label: string }[] = [
  { value: 'month', label: 'per month' },
  { value: 'year', label: 'per year' },
];

/** What is paid at one platform: one of its plans or another one, and the price on the bill. */
export function PaidPlanForm({ platform, paid, currency, deliver, onSaved, onCancel }: PaidPlanFormProps) {
  const [form, setForm] = useState(() => paidForm(paid, currency));
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check: () => checkPaid(form),
    deliver,
    onDone: onSaved,
  });
  useBorrowedFocus(props.ref);
  const change = (part: Partial<PaidForm>, field: (typeof paidFields)[number]) => {
    setForm({ ...form, ...part });
    forget(field);
  };
  const plan = platform.plans.find(({ id }) => id === form.plan);
  return (
    <form {...props} className="form" aria-label={`What you pay for ${platform.name}`}>
      <div className="form-grid">
        {platform.plans.length > 0 && (
          <Select
            label="Plan"
            value={form.plan}
            options={[
              { value: '', label: 'Another plan' },
              ...platform.plans.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            hint={plan === undefined ? undefined : <PlanSource plan={plan} />}
            onChange={(id) => change({ plan: id }, 'price.amount')}
          />
        )}
        <TextField
          label="Price"
          hint="As on your bill, with tax."
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
        <Select
          label="Paid"
          value={form.per}
          options={periods}
          onChange={(per) => change({ per }, 'price.amount')}
        />
      </div>
      <FormProblems problems={otherProblems(paidFields)} />
      <div className="actions">
        <Button type="submit" variant="primary" busy={busy}>
          Save price
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
