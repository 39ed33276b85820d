import { disagrees, type QuoteCheck } from './check';

/** How long the card tells of it (ms). */
const TOLD_FOR = 86_400_000;

/**
 * The check of the last task that took other than was quoted; undefined where the last one of which that is known was
 * as quoted, or is older than a day. `checks`: the newest last. A task that draws from two pools has two checks.
 */
export function lastSurprise(
  checks: readonly QuoteCheck[],
  now: number,
): (QuoteCheck & { readonly actual: number }) | undefined {
  const last = checks.findLast((check) => disagrees(check) !== undefined);
  if (last === undefined || now - last.at > TOLD_FOR) return undefined;
  const found = checks.find((check) => check.spend === last.spend && disagrees(check) === true);
  return found?.actual === undefined ? undefined : { ...found, actual: found.actual };
}
