import { useEffect, useState } from 'react';
import { isDay } from '../../lib/core/insights/days';
import { lastDays } from '../../lib/core/insights/range';
import { TextField } from '../ui/field';
import { type Option, Select } from '../ui/select';
import type { Filters } from './filters';

export interface FilterBarProps {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  /** The days that are shown now: where a custom range begins from. */
  readonly shown: { readonly from: string; readonly to: string };
  readonly platforms: readonly Option<string>[];
  /** Of the chosen platform. */
  readonly accounts: readonly Option<string>[];
  /** The one with the most spends first. */
  readonly measures: readonly Option<string>[];
  /** The key of the measure that is shown. */
  readonly measure: string | undefined;
}

const ALL = '';

const ranges: readonly Option<string>[] = [
  ...lastDays.map((days) => ({ value: String(days), label: `Last ${days} days` })),
  { value: 'all', label: 'All time' },
  { value: 'between', label: 'From … to …' },
];

/** What to show: one row of controls, over everything. */
export function FilterBar(props: FilterBarProps) {
  const { filters, onFilters, shown, platforms, accounts, measures, measure } = props;
  const { range } = filters;
  const chooseRange = (value: string) => {
    if (value === 'between') return onFilters({ ...filters, range: { kind: 'between', ...shown } });
    const days = lastDays.find((count) => String(count) === value);
    onFilters({ ...filters, range: days === undefined ? { kind: 'all' } : { kind: 'last', days } });
  };
  const choosePlatform = (platform: string) => {
    const { platform: _before, account: _account, measure: _measure, pool: _pool, ...rest } = filters;
    onFilters(platform === ALL ? rest : { ...rest, platform });
  };
  const chooseAccount = (account: string) => {
    const { account: _before, pool: _pool, ...rest } = filters;
    onFilters(account === ALL ? rest : { ...rest, account });
  };
  return (
    <form className="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <Select
        label="Range"
        value={range.kind === 'last' ? String(range.days) : range.kind}
        options={ranges}
        onChange={chooseRange}
      />
      {range.kind === 'between' && (
        <>
          <DayField
            label="From"
            day={range.from}
            onDay={(from) => onFilters({ ...filters, range: { ...range, from } })}
          />
          <DayField
            label="To"
            day={range.to}
            onDay={(to) => onFilters({ ...filters, range: { ...range, to } })}
          />
        </>
      )}
      <Select
        label="Platform"
        value={filters.platform ?? ALL}
        options={[{ value: ALL, label: 'All platforms' }, ...platforms]}
        onChange={choosePlatform}
      />
      {accounts.length > 1 && (
        <Select
          label="Account"
          value={filters.account ?? ALL}
          options={[{ value: ALL, label: 'All accounts' }, ...accounts]}
          onChange={chooseAccount}
        />
      )}
      {measures.length > 0 && (
        <Select
          label="Unit"
          value={measure ?? ''}
          options={measures}
          onChange={(next) => onFilters({ ...filters, measure: next })}
        />
      )}
    </form>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day while it is typed: it counts once it is one. */
function DayField({ label, day, onDay }: DayFieldProps) {
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  return (
    <TextField
      label={label}
      type="date"
      value={typed}
      error={typed === '' || isDay(typed) ? undefined : 'That is no day.'}
      onChange={(value) => {
        setTyped(value);
        if (isDay(value)) onDay(value);
      }}
    />
  );
}
