import { useState } from 'react';
import * as v from 'valibot';
import { formatAmount } from '../../lib/core/format';
import { dayOf, daysBetween } from '../../lib/core/renewal/calendar';
import type { Done } from '../../lib/messages';
import { DaySchema, type MoneySettings } from '../../lib/storage/settings-schema';
import type { State } from '../../lib/storage/state';
import { Badge } from '../ui/badge';
import { TextField } from '../ui/field';
import { Select } from '../ui/select';
import { currencyOptions, foreignCurrencies } from './currencies';
import { FormEnd } from './form-end';
import {
  checkMoney,
  type MoneyForm,
  moneyFields,
  moneyForm,
  noRate,
  RATE_OLD_AFTER_DAYS,
  type RateForm,
  withCurrency,
  withRate,
} from './money-draft';
import { parseNumber } from './parse-number';
import { useForm } from './use-form';

export interface RatesFormProps {
  readonly state: State;
  readonly now: number;
  /** The person's time zone. */
  readonly zone: string;
  readonly deliver: (money: MoneySettings) => Promise<Done>;
  readonly onSaved: () => void;
}

/** The own currency and the rates into it. Shows what is stored, also when it changes elsewhere, until something is typed. */
export function RatesForm({ state, now, zone, deliver, onSaved }: RatesFormProps) {
  const stored = state.settings.money;
  const [edited, setEdited] = useState<MoneyForm>();
  const form = edited ?? moneyForm(stored);
  const { props, busy, errorOf, otherProblems, forget } = useForm({
    check: () => checkMoney(form, stored),
    deliver,
    onDone: () => {
      setEdited(undefined);
      onSaved();
    },
  });
  const foreign = form.currency === '' ? [] : foreignCurrencies(state, form.currency);
  const today = dayOf(now, zone);
  const changed = stored.currency !== undefined && form.currency !== stored.currency;

  return (
    <form {...props} className="form" aria-label="Currency and exchange rates">
      <div className="form-grid">
        <Select
          label="Your currency"
          value={form.currency}
          error={errorOf('currency')}
          options={[{ value: '', label: 'Not said' }, ...currencyOptions([form.currency].filter(Boolean))]}
          onChange={(currency) => {
            setEdited(withCurrency(currency, stored));
            for (const field of moneyFields(foreign)) forget(field);
          }}
        />
      </div>
      {changed && Object.keys(stored.rates).length > 0 && (
        <p className="field-hint">The rates into {stored.currency} are given up when you save this.</p>
      )}
      {foreign.map((of) => (
        <RateFields
          key={of}
          of={of}
          own={form.currency}
          rate={form.rates[of] ?? noRate}
          today={today}
          errorOf={(part) => errorOf(`rates.${of}.${part}`)}
          onChange={(part) => {
            setEdited(withRate(form, of, part, today));
            for (const field of ['rate', 'asOf']) forget(`rates.${of}.${field}`);
          }}
        />
      ))}
      {form.currency !== '' && foreign.length === 0 && (
        <p className="field-hint">Nothing is in another currency, so no rate is needed.</p>
      )}
      <FormEnd problems={otherProblems(moneyFields(foreign))} save="Save currency and rates" busy={busy} />
    </form>
  );
}

interface RateFieldsProps {
  /** The foreign currency. */
  readonly of: string;
  readonly own: string;
  readonly rate: RateForm;
  readonly today: string;
  readonly errorOf: (part: keyof RateForm) => string | undefined;
  readonly onChange: (part: Partial<RateForm>) => void;
}

function RateFields({ of, own, rate, today, errorOf, onChange }: RateFieldsProps) {
  const parsed = parseNumber(rate.rate);
  const age = v.is(DaySchema, rate.asOf) ? daysBetween(rate.asOf, today) : undefined;
  const old = age !== undefined && age > RATE_OLD_AFTER_DAYS;
  return (
    <div className="form-grid">
      <TextField
        label={`1 ${of} in ${own}`}
        // Says the rate the other way round: a rate typed upside down is seen at once.
        hint={
          parsed.ok && parsed.value > 0
            ? `${formatAmount(100, of)} are ${formatAmount(100 * parsed.value, own)}`
            : 'Not known: not converted.'
        }
        inputMode="decimal"
        value={rate.rate}
        error={errorOf('rate')}
        onChange={(text) => onChange({ rate: text })}
      />
      {rate.rate !== '' && (
        <TextField
          label={`Day of the ${of} rate`}
          type="date"
          max={today}
          hint={
            old ? (
              <Badge tone="warn" icon="clock">
                {age} days old
              </Badge>
            ) : undefined
          }
          value={rate.asOf}
          error={errorOf('asOf')}
          onChange={(asOf) => onChange({ asOf })}
        />
      )}
    </div>
  );
}
