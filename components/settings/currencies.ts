import { isMoney } from '../../lib/core/unit';
import type { State } from '../../lib/storage/state';
import type { Option } from '../ui/select';
import { unitLabel } from './units';

/** Those of several countries; the other codes with an X are metals, funds and tests. */
const SHARED = ['XAF', 'XCD', 'XCG', 'XOF', 'XPF'];

/** Naming all of them takes some ms, and a form asks again with every letter typed. */
const named = new Map<string | undefined, readonly Option<string>[]>();

/**
 * The currencies of today by name, for a select: typing `swi` there goes to `Swiss Franc (CHF)`. `also`
 * are codes that have to be among them whatever the browser knows.
 */
export function currencyOptions(also: readonly string[] = [], locale?: string): readonly Option<string>[] {
  const known = named.get(locale) ?? byName(Intl.supportedValuesOf('currency'), locale).filter(isOfToday);
  named.set(locale, known);
  const missing = also.filter((code) => !known.some(({ value }) => value === code));
  return missing.length === 0 ? known : byName([...known.map(({ value }) => value), ...missing], locale);
}

function byName(codes: readonly string[], locale: string | undefined): readonly Option<string>[] {
  return codes
    .map((code) => ({ value: code, label: unitLabel(code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** Some browsers list currencies of the past as well; most of their names tell the years. */
function isOfToday({ value, label }: Option<string>): boolean {
  return value.startsWith('X') ? SHARED.includes(value) : !/\d{4}/.test(label);
}

/** The foreign currencies that balances, credit, budgets, prices and rates are in, by their codes. */
export function foreignCurrencies(
  { accounts, settings }: Pick<State, 'accounts' | 'settings'>,
  own: string,
): readonly string[] {
  const { grants, budgets, money } = settings;
  const pools = Object.values(accounts).flatMap((ofPlatform) => ofPlatform.flatMap((one) => one.pools));
  const units = [
    ...[...pools, ...grants, ...budgets].map(({ unit }) => unit),
    ...grants.flatMap(({ price }) => (price === undefined ? [] : [price.currency])),
    ...Object.values(money.plans).map(({ price }) => price.currency),
    ...Object.keys(money.rates),
  ];
  return [...new Set(units)].filter((unit) => isMoney(unit) && unit !== own).sort();
}
