import { unitWord } from '../../lib/core/format';
import { isMoney, type Unit } from '../../lib/core/unit';

/** The units that the form offers by name; any other can be typed. */
export const unitChoices: readonly Unit[] = [
  'credit',
  'point',
  'message',
  'query',
  'use',
  'token',
  'second',
  'character',
  'download',
  'task',
  'percent',
  'USD',
  'EUR',
];

/** The choice that opens a field for a unit of one's own. */
export const OTHER_UNIT = 'other';

/** `credits`, `percent`, `US Dollar (USD)`. */
export function unitLabel(unit: Unit, locale?: string): string {
  if (!isMoney(unit)) return unitWord(unit, 2);
  const name = new Intl.DisplayNames(locale ?? [], { type: 'currency', fallback: 'none' }).of(unit);
  return name === undefined ? unit : `${name} (${unit})`;
}

/** A typed unit. One that we know is taken in the singular, so that it meets the platform's own pools. */
export function unitTyped(text: string): Unit {
  const typed = text.trim();
  return unitChoices.find((unit) => unitWord(unit, 2) === typed) ?? typed;
}
