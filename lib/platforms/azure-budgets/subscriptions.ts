import * as v from 'valibot';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Subscriptions = v.object({
  value: v.array(
    v.object({
      subscriptionId: v.pipe(v.string(), v.uuid('the id of a subscription')),
      displayName: v.nullish(v.string()),
      state: v.string(),
    }),
  ),
});

/** GET /subscriptions: those that are in use. */
export const readSubscriptions: Reader = (answer) => {
  const accounts = shaped(Subscriptions, answer.json)
    .value.filter(({ state }) => state === 'Enabled' || state === 'Warned')
    .map(({ subscriptionId, displayName }) => ({
      id: subscriptionId,
      ...(displayName ? { label: displayName } : {}),
    }));
  if (accounts.length === 0)
    return refuse('not-on-plan', 'value', 'This sign-in sees no subscription that is in use.');
  return { accounts };
};
