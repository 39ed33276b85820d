/**
 * A time of day as people type it, as `HH:MM`: `22`, `22:00`, `22.30`, `7:05`, `10 pm`, `10:30 PM`, `22h`.
 * `''` where it is none: the schema refuses that with its own message.
 */
export function parseClock(text: string): string {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const match = /^(\d{1,2})(?:[:.h](\d{2})?)? ?(?:([ap])\.?m\.?)?$/.exec(typed);
  const [, hourText, minuteText = '00', half] = match ?? [];
  if (hourText === undefined) return '';
  const hour = hourOf(Number(hourText), half);
  return hour === undefined ? '' : `${String(hour).padStart(2, '0')}:${minuteText}`;
}

/** The hour of a day, from one of the twelve of a half day where `half` says which. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
