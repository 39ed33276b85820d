const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** ISO 8601, with or without time and zone; seconds, ms, µs or ns since the epoch. */
const times =
  /(?<![\w-])(\d{4}-\d\d-\d\d)(?:([T ])(\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?|(?<![\w.-])(\d{10}(?:\d{3}){0,3})(?!\w)/g;

/**
 * The text with all its times moved along, so that an answer recorded at `from` says at `to` what it said then (both ms).
 * By whole minutes, dates without a time by whole days.
 */
export function moveTimes(text: string, from: number, to: number): string {
  const by = Math.floor((to - from) / MINUTE) * MINUTE;
  return text.replace(
    times,
    (whole, date?: string, between?: string, minutes?: string, rest = '', epoch?: string) => {
      if (epoch !== undefined) return movedEpoch(epoch, by, from);
      const at = Date.parse(`${date}T${minutes ?? '00:00'}Z`);
      if (Number.isNaN(at)) return whole;
      const moved = new Date(at + (minutes === undefined ? Math.round(by / DAY) * DAY : by)).toISOString();
      return minutes === undefined
        ? moved.slice(0, 10)
        : `${moved.slice(0, 10)}${between}${moved.slice(11, 16)}${rest}`;
    },
  );
}

/** A number that long may be an id: then it is far from the time of the recording, or it does not matter. */
function movedEpoch(digits: string, by: number, around: number): string {
  const perMs = 10 ** (digits.length - 13);
  const at = Number(digits) / perMs;
  if (Math.abs(at - around) > 3 * YEAR) return digits;
  return String(BigInt(digits) + BigInt(Math.round(by * perMs * 1000)) / 1000n);
}
