const currencies: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** `$1,250.50`; undefined where the text is no amount, also where its commas stand elsewhere than by thousands. */
export function moneyIn(text: string | undefined): Money | undefined {
  const [, sign = '', digits = ''] =
    /^([$€£¥]) ?((?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?)$/.exec(text ?? '') ?? [];
  const currency = currencies[sign];
  return currency === undefined ? undefined : { amount: Number(digits.replaceAll(',', '')), currency };
}
