export type ParsedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

const spaces = /\s/g;
const apostrophes = /['’]/g;

/**
 * A number as people type it: `1,000`, `1 000`, `1'000`, `1.5`, `1,5`, `1.234,50`.
 * A comma or point before exactly three digits (`1.000`) may mean two things a thousand apart. It is
 * taken where it is the group separator of `locale` (the browser's own by default); otherwise the
 * person is asked. Nothing is guessed: anything else that is no number is a problem as well.
 */
export function parseNumber(text: string, locale?: string): ParsedNumber {
  // NFKC: full-width digits of East Asian keyboards, and all no-break spaces as plain ones.
  const typed = text.normalize('NFKC').trim().replace(/^−/, '-');
  const match = /^([-+]?)([\d\s.,'’]+)$/.exec(typed);
  const [, sign = '', body = ''] = match ?? [];
  const parts = split(body, locale);
  if (parts === undefined) return { ok: false, message: 'Type a number.' };
  if (parts === 'ambiguous') return { ok: false, message: askWhich(body) };
  const value = Number(`${sign}${parts.whole}.${parts.fraction}`);
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, message: 'That is too much.' };
}

/** The text of a number for a field; {@link parseNumber} reads the same number back anywhere. */
export function numberText(value: number): string {
  const text = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 }).format(value);
  return fourDigits(text);
}

/** A fourth digit after the point makes it clear that `1.125` is no thousand. */
function fourDigits(text: string): string {
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

function split(body: string, locale: string | undefined): Parts | 'ambiguous' | undefined {
  const decimal = decimalMark(body);
  if (decimal === undefined) return integer(body);
  const [whole = '', fraction = ''] = body.split(decimal);
  const couldBeGroup = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction);
  if (couldBeGroup) {
    return decimal === groupMark(locale) ? { whole: whole + fraction, fraction: '0' } : 'ambiguous';
  }
  const front = whole === '' ? { whole: '0', fraction: '0' } : integer(whole);
  return front !== undefined && /^\d+$/.test(fraction) ? { whole: front.whole, fraction } : undefined;
}

/** The one mark that can stand before the fraction: the last of the marks, if it stands there once. */
function decimalMark(body: string): string | undefined {
  const mark = /[.,](?=[^.,]*$)/.exec(body)?.[0];
  return mark !== undefined && body.indexOf(mark) === body.lastIndexOf(mark) ? mark : undefined;
}

/** Digits alone, or in groups with one and the same mark between them: `1 234 567`, and `12,34,567` of India. */
function integer(text: string): Parts | undefined {
  const even = text.replace(spaces, ' ').replace(apostrophes, "'");
  const shapes = [/^\d+$/, /^\d{1,3}([ '.,])\d{3}(\1\d{3})*$/, /^\d{1,2}(,\d{2})+,\d{3}$/];
  return shapes.some((shape) => shape.test(even))
    ? { whole: even.replace(/\D/g, ''), fraction: '0' }
    : undefined;
}

function groupMark(locale: string | undefined): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(1_234_567).find(({ type }) => type === 'group')?.value;
}

function askWhich(body: string): string {
  const digits = body.replace(/\D/g, '');
  const [whole = '', fraction = ''] = body.split(/[.,]/);
  return `This can be read in two ways. Type ${digits}, or ${numberText(Number(`${whole}.${fraction}`))}.`;
}
