import type { ReadingEntry, SpendEntry } from '../../lib/core/entry';
import { addDays, dayOf, startOfDay } from '../../lib/core/renewal/calendar';

/** The practice accounts, as their sites name them. */
const suno = { platform: 'suno', account: 'user_2practiceSunoUser' } as const;
const claude = { platform: 'claude', account: '7d3f9a52-51c4-4c1e-9d6b-0a1f2b3c4d5e' } as const;

const HOUR = 3_600_000;
/** Songs on a Sunday, a Monday…; twice as many messages. */
const SONGS = [4, 11, 14, 10, 12, 5, 2];
const STARTS = [9, 10, 11, 14, 15, 16, 20, 21];
const MODELS = ['claude-opus-5', 'claude-sonnet-5', 'claude-haiku-5'];

/**
 * Some weeks of a person's use of the practice Suno and Claude, up to yesterday, as an export of this extension: to
 * import on the practice sites, so that insights have something to show. The same for the same `now` and `zone`.
 */
export function practiceHistory(now: number, zone: string, weeks = 8): string {
  const today = dayOf(now, zone);
  const days = Array.from({ length: weeks * 7 }, (_, index) => addDays(today, index - weeks * 7));
  const spends = days.flatMap((day, index) => spendsOf(day, index, zone));
  return `${JSON.stringify({
    creditGauge: 1,
    exportedAt: new Date(now).toISOString(),
    spends,
    readings: readingsOf(days, spends, zone),
    projects: [{ ...claude, conversation: 'practice-1', project: 'Novel', at: now }],
  })}\n`;
}

function spendsOf(day: string, index: number, zone: string): SpendEntry[] {
  const midnight = startOfDay(day, zone);
  const songs = SONGS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 0;
  const at = (nth: number) => {
    const hour = STARTS[(nth * 3 + index) % STARTS.length] ?? 9;
    return { at: midnight + hour * HOUR + nth * 60_000, day, hour };
  };
  const made = Array.from(
    { length: songs },
    (_, nth): SpendEntry => ({
      ...suno,
      ...at(nth),
      id: `practice-song-${day}-${nth}`,
      ...{ pool: 'credits', unit: 'credit', amount: 10, basis: 'priced' },
      ...{
        model: nth % 4 === 3 ? 'chirp-crow' : 'chirp-fenix',
        feature: nth % 5 === 4 ? 'extend' : 'create',
      },
      ...(index % 3 === 0 ? { project: 'Album' } : {}),
    }),
  );
  const sent = Array.from(
    { length: songs * 2 },
    (_, nth): SpendEntry => ({
      ...claude,
      ...at(nth),
      id: `practice-message-${day}-${nth}`,
      ...{ unit: 'message', amount: 1, basis: 'exact', feature: 'message' },
      model: MODELS[nth % MODELS.length] ?? 'claude-opus-5',
      conversation: `practice-${(index + nth) % 6}`,
      promptLength: 200 + ((index * 31 + nth * 97) % 900),
    }),
  );
  return [...made, ...sent];
}

/** Suno's credits at the end of each day: 2,500 at each renewal, 35 days apart so that one is seen, less what was made. */
function readingsOf(days: readonly string[], spends: readonly SpendEntry[], zone: string): ReadingEntry[] {
  let left = 2500;
  return days.map((day, index) => {
    if (index % 35 === 0) left = 2500;
    left -= spends
      .filter((spend) => spend.day === day && spend.platform === suno.platform)
      .reduce((sum, { amount = 0 }) => sum + amount, 0);
    const renewal = days[Math.floor(index / 35) * 35 + 35];
    return {
      ...suno,
      ...{ pool: 'credits', unit: 'credit', day, remaining: left, limit: 2500 },
      at: startOfDay(day, zone) + 23 * HOUR,
      ...(renewal === undefined ? {} : { resetsAt: startOfDay(renewal, zone) }),
    };
  });
}
