import { type ReactNode, useState } from 'react';
import type { Unit } from '../../lib/core/unit';
import type { Threshold, Thresholds } from '../../lib/core/warning';
import type { Done } from '../../lib/messages';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { FormEnd } from './form-end';
import { checkThresholds, type ThresholdForm, thresholdsForm } from './threshold-draft';
import { unitLabel } from './units';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface ThresholdsFormProps {
  readonly label: string;
  readonly stored: Thresholds;
  readonly deliver: (thresholds: Thresholds) => Promise<Done>;
  readonly onSaved: () => void;
  /** Set where the form opened on a click and closes again: it then takes the focus. */
  readonly onCancel?: () => void;
  /** What "units" are, where it is one balance. */
  readonly unit?: Unit;
  /** Fields before the levels: of what they are. */
  readonly children?: ReactNode;
}

const levels = [
  { level: 'low', name: 'Low' },
  { level: 'critical', name: 'Critical' },
] as const;

function kindsOf(unit: Unit | undefined): readonly { value: Threshold['in']; label: string }[] {
  // Of a balance in percent both kinds say the same, but two choices must not read alike.
  const units = unit === undefined || unit === 'percent' ? 'units' : unitLabel(unit);
  return [
    { value: 'percent', label: 'percent left' },
    { value: 'units', label: `${units} left` },
  ];
}

/** The two levels. Shows what is stored, also when it changes elsewhere, until something is typed. */
export function ThresholdsForm(props: ThresholdsFormProps) {
  const { label, stored, deliver, onSaved, onCancel, unit, children } = props;
  const [edited, setEdited] = useState<ReturnType<typeof thresholdsForm>>();
  const form = edited ?? thresholdsForm(stored);
  const {
    props: formProps,
    busy,
    errorOf,
    otherProblems,
    forget,
  } = useForm({
    check: () => checkThresholds(form),
    deliver,
    onDone: () => {
      setEdited(undefined);
      onSaved();
    },
  });

  const change = (level: 'low' | 'critical', part: Partial<ThresholdForm>) => {
    setEdited({ ...form, [level]: { ...form[level], ...part } });
    forget(`${level}.value`);
  };

  return (
    <form {...formProps} className="form" aria-label={label}>
      {onCancel !== undefined && <TakesFocus form={formProps.ref} />}
      {children}
      <div className="form-levels">
        {levels.map(({ level, name }) => (
          <div className="form-pair" key={level}>
            <TextField
              label={`${name} at`}
              inputMode="decimal"
              value={form[level].value}
              error={errorOf(`${level}.value`)}
              onChange={(value) => change(level, { value })}
            />
            <Select
              label={`${name}: in`}
              labelHidden
              value={form[level].in}
              options={kindsOf(unit)}
              onChange={(kind) => change(level, { in: kind })}
            />
          </div>
        ))}
      </div>
      <FormEnd
        problems={otherProblems(['low.value', 'critical.value'])}
        save="Save levels"
        busy={busy}
        onCancel={onCancel}
      />
    </form>
  );
}

function TakesFocus({ form }: { readonly form: Parameters<typeof useBorrowedFocus>[0] }) {
  useBorrowedFocus(form);
  return null;
}
