import type { Findings } from '../../lib/platforms/platform';
import type { Outcome } from '../../lib/platforms/read';

/** What an exchange was read as, as plain JSON for people to review: times are ISO 8601, what is not known is absent. */
export function outcomeJson(outcome: Outcome): object {
  if ('failure' in outcome) {
    const { kind, at, retryAfterSeconds } = outcome.failure;
    return plain({ failure: { kind, at, retryAfterSeconds } });
  }
  return plain(withTimes(outcome.findings));
}

function withTimes(findings: Findings): object {
  const { pools, spends, ...others } = findings;
  return {
    ...(pools === undefined
      ? {}
      : {
          pools: pools.map(({ resetsAt, expiresAt, ...pool }) => ({
            ...pool,
            resetsAt: iso(resetsAt),
            expiresAt: iso(expiresAt),
          })),
        }),
    ...(spends === undefined
      ? {}
      : { spends: spends.map(({ at, ...spend }) => ({ ...spend, at: iso(at) })) }),
    ...others,
  };
}

function iso(time: number | undefined): string | undefined {
  if (time === undefined) return undefined;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? `${time} ms` : date.toISOString();
}

/** Members that are undefined are left out, as JSON does. */
function plain(value: object): object {
  return JSON.parse(JSON.stringify(value));
}
