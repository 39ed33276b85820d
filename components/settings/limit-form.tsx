import { useState } from 'react';
import type { Unit } from '../../lib/core/unit';
import type { Threshold } from '../../lib/core/warning';
import type { Done } from '../../lib/messages';
import type { PreflightDraft } from '../../lib/storage/schema';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { FormEnd } from './form-end';
import { checkLimit, type LimitForm as Form, limitForm, unitsWords } from './limit-draft';
import { useBorrowedFocus } from './use-borrowed-focus';
import { useForm } from './use-form';

export interface LimitFormProps {
  /** Of the platform. */
  readonly name: string;
  readonly stored: Threshold | undefined;
  /** What a price can be in there, percent apart; none: not known yet, or only percent. */
  readonly units: readonly Unit[];
  readonly deliver: (draft: PreflightDraft) => Promise<Done>;
  readonly onSaved: (draft: PreflightDraft) => void;
  readonly onCancel: () => void;
}

/** From which price on to ask at one platform. */
export function LimitForm({ name, stored, units, deliver, onSaved, onCancel }: LimitFormProps) {
  const [form, setForm] = useState<Form>(() => limitForm(stored, units));
  const task = useForm({ check: () => checkLimit(form), deliver, onDone: onSaved });
  useBorrowedFocus(task.props.ref);
  const change = (part: Partial<Form>) => {
    setForm({ ...form, ...part });
    task.forget('limit.value');
  };
  return (
    <form {...task.props} className="form" aria-label={`Limit of ${name}`}>
      <div className="form-levels">
        <div className="form-pair">
          <TextField
            label="Ask above"
            hint="Leave it empty for no limit."
            inputMode="decimal"
            value={form.value}
            error={task.errorOf('limit.value')}
            onChange={(value) => change({ value })}
          />
          <Select
            label="Ask above: in"
            labelHidden
            value={form.in}
            options={[
              { value: 'units', label: unitsWords(units) },
              { value: 'percent', label: "percent of the balance's limit" },
            ]}
            onChange={(kind) => change({ in: kind })}
          />
        </div>
      </div>
      <FormEnd
        problems={task.otherProblems(['limit.value'])}
        save="Save limit"
        busy={task.busy}
        onCancel={onCancel}
      />
    </form>
  );
}
