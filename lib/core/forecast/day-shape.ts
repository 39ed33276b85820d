const HOURS = 24;

/**
 * The part of a day's use (0 to 1) that has happened when a part of the day (0 to 1) is over. `hours`: how many
 * spends fell into each hour. One more is added to each hour, so that few spends shape little, and so that the
 * result always rises. A day of 23 or 25 hours is stretched over its 24.
 */
export function dayShape(hours: readonly number[] | undefined): (part: number) => number {
  const weights = Array.from({ length: HOURS }, (_, hour) => 1 + usable(hours?.[hour]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const before: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    before.push(sum / total);
    sum += weight;
  }
  return (part) => {
    if (part >= 1) return 1;
    const place = Math.max(0, part) * HOURS;
    const hour = Math.floor(place);
    return (before[hour] ?? 0) + ((weights[hour] ?? 0) / total) * (place - hour);
  };
}

function usable(count: number | undefined): number {
  return count !== undefined && count > 0 ? Math.min(count, 1e9) : 0;
}
