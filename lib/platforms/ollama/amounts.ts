/** `$1,250.50` as 1250.5; undefined where the text is no amount, also where its commas stand elsewhere than by thousands. */
export function dollars(text: string | undefined): number | undefined {
  if (text === undefined || !/^\$(\d{1,3}(,\d{3})+|\d{1,9})(\.\d{1,6})?$/.test(text)) return undefined;
  return Number(text.replace(/[$,]/g, ''));
}

/** `12.5% used` as 12.5. */
export function percentUsed(text: string | undefined): number | undefined {
  const [, digits] = /^(\d{1,4}(?:\.\d{1,9})?)% used$/i.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
