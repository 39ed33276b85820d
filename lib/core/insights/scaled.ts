/**
 * Exact sums of many decimals. A big decimal (amount.ts) for each of 15,000 rows × all groupings takes a
 * tenth of a second; whole numbers of the smallest decimal place that occurs take a tenth of that, and are as exact.
 */

/** How many decimal places the longest of these decimals has. */
export function placesOf(decimals: Iterable<string>): number {
  let places = 0;
  for (const decimal of decimals) {
    const point = decimal.indexOf('.');
    if (point >= 0) places = Math.max(places, decimal.length - point - 1);
  }
  return places;
}

/**
 * The decimal, as the ledger writes them (all digits, no exponent), as a whole number of 10^-places. Further places
 * are cut off. Throws a SyntaxError for what is no decimal.
 */
export function toScaled(decimal: string, places: number): bigint {
  if (decimal === '0') return 0n;
  const point = decimal.indexOf('.');
  const whole = point < 0 ? decimal : decimal.slice(0, point);
  const fraction = point < 0 ? '' : decimal.slice(point + 1, point + 1 + places);
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** The decimal that so many 10^-places are, without needless zeros: `12.5`. */
export function fromScaled(scaled: bigint, places: number): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 || fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
