import type { Card } from '../../lib/core/card';
import { formatAmount, numberFormat } from '../../lib/core/format';
import type { Unit } from '../../lib/core/unit';
import type { Threshold } from '../../lib/core/warning';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import { type PreflightDraft, PreflightDraftSchema } from '../../lib/storage/schema';
import { type Checked, checkForm, numberOf } from './check-form';
import { numberText, parseNumber } from './parse-number';
import { unitLabel } from './units';

/** What the form for a platform's limit holds, as typed. */
export interface LimitForm {
  /** Empty: no limit. */
  readonly value: string;
  readonly in: Threshold['in'];
}

/** `units`: those of the platform. Where it counts none but percent, there is nothing else to begin with. */
export function limitForm(limit: Threshold | undefined, units: readonly Unit[]): LimitForm {
  if (limit === undefined) return { value: '', in: units.length === 0 ? 'percent' : 'units' };
  return { value: numberText(limit.value), in: limit.in };
}

/** What is asked with the limit that the form describes, or what is wrong with it. */
export function checkLimit(form: LimitForm, locale?: string): Checked<PreflightDraft> {
  if (form.value.trim() === '') return { ok: true, value: { on: true } };
  const value = parseNumber(form.value, locale);
  const limit = { value: numberOf(value), in: form.in };
  return checkForm(PreflightDraftSchema, { on: true, limit }, { 'limit.value': value });
}

/** What a price can be in at a platform, percent apart: what its balances and its price table count in. */
export function priceUnits(
  { id, pricedIn }: Pick<DetailedPlatform, 'id' | 'pricedIn'>,
  cards: readonly Card[],
): readonly Unit[] {
  const balances = cards.find(({ platform }) => platform === id)?.balances ?? [];
  const counted = balances.filter(({ quiet }) => quiet !== true).map(({ unit }) => unit);
  return [...new Set([...counted, ...pricedIn])].filter((unit) => unit !== 'percent');
}

/** `credits`, `credits or US Dollar (USD)`. */
export function unitsWords(units: readonly Unit[], locale?: string): string {
  if (units.length === 0) return 'units';
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(
    units.map((unit) => unitLabel(unit, locale)),
  );
}

/** `25 credits`, `10% of the limit`. */
export function limitWords({ value, in: kind }: Threshold, units: readonly Unit[], locale?: string): string {
  if (kind === 'percent') return `${formatAmount(value, 'percent', locale)} of a balance's limit`;
  const [unit, other] = units;
  if (unit !== undefined && other === undefined) return formatAmount(value, unit, locale);
  return `${numberFormat(locale).format(value)} ${unitsWords(units, locale)}`;
}
