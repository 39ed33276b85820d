import { usualPriority } from '../../lib/core/grants/grant';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { type Option, Select } from '../ui/select';
import { type GrantForm, hasClock } from './grant-draft';

export interface GrantMoreProps {
  readonly form: GrantForm;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly change: (part: Partial<GrantForm>, field?: string) => void;
}

const hours: readonly Option<string>[] = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** What few people need, behind a button: its own name, its price, its place in the order, the clock that it renews by. */
export function GrantMore({ form, open, onOpen, errorOf, change }: GrantMoreProps) {
  return (
    <>
      <div>
        <Button
          variant="quiet"
          className="more"
          icon="chevron"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          Name, price, order and clock
        </Button>
      </div>
      {open && (
        <div className="form-grid">
          <TextField
            label="Its own name"
            hint="Optional, to tell it from others."
            value={form.label}
            error={errorOf('label')}
            onChange={(label) => change({ label })}
          />
          <div className="form-pair">
            <TextField
              label="Price"
              hint="Optional."
              inputMode="decimal"
              value={form.price}
              error={errorOf('price.amount')}
              onChange={(price) => change({ price }, 'price.amount')}
            />
            <TextField
              label="Currency"
              labelHidden
              value={form.currency}
              error={errorOf('price.currency')}
              onChange={(currency) => change({ currency: currency.toUpperCase() }, 'price.currency')}
            />
          </div>
          <TextField
            label="Order of use"
            hint={`0 to 255; what has the lower number is used first. Empty: ${usualPriority[form.kind]}.`}
            inputMode="numeric"
            value={form.priority}
            error={errorOf('priority')}
            onChange={(priority) => change({ priority })}
          />
          {hasClock(form) && (
            <>
              <Select label="Hour" value={form.hour} options={hours} onChange={(hour) => change({ hour })} />
              <Select
                label="By the clock of"
                value={form.zone}
                options={zonesWith(form.zone)}
                onChange={(zone) => change({ zone })}
              />
            </>
          )}
        </div>
      )}
    </>
  );
}

/** All that the browser knows, and one that is set but has another name there. */
function zonesWith(chosen: string): readonly Option<string>[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  const names = chosen === '' || known.includes(chosen) ? known : [chosen, ...known];
  return [
    { value: '', label: 'Your own clock' },
    ...names.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  ];
}
