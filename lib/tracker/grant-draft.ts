import { type Grant, usualPriority } from '../core/grants/grant';
import type { GrantDraft } from '../storage/settings-schema';

/**
 * The grant that a form describes, saved at `now` (ms): what the form says is left counts from now on, or from its
 * beginning where that is still to come. `before`: what it was until now, with what is left of it now.
 */
export function grantOfDraft(draft: GrantDraft, id: string, before: Grant | undefined, now: number): Grant {
  const { left, startsAt, priority, account, platform, ...rest } = draft;
  const isAhead = startsAt !== undefined && startsAt > now;
  const sameWindow =
    before?.renewal.every === 'window' &&
    rest.renewal.every === 'window' &&
    before.renewal.seconds === rest.renewal.seconds;
  return {
    ...rest,
    id,
    ...(platform === undefined ? {} : { platform }),
    ...(platform === undefined || account === undefined ? {} : { account }),
    priority: priority ?? usualPriority[rest.kind],
    effectiveAt: isAhead ? startsAt : now,
    ...(startsAt === undefined || isAhead ? {} : { boughtAt: startsAt }),
    ...(left === undefined || left === rest.amount || isAhead ? {} : { left }),
    // No form tells of it.
    ...(before?.rollover === undefined ? {} : { rollover: before.rollover }),
    ...(sameWindow && before.openUntil !== undefined && !isAhead ? { openUntil: before.openUntil } : {}),
  };
}
