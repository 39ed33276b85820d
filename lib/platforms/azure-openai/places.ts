import * as v from 'valibot';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

const Places = v.object({
  data: v.array(
    v.object({
      subscriptionId: v.pipe(v.string(), v.uuid('the id of a subscription')),
      location: v.pipe(v.string(), v.regex(/^[a-z0-9]{2,40}$/, 'a region')),
    }),
  ),
});

/** Azure Resource Graph: in which regions of which subscriptions there are AI resources. One account here is one of them. */
export const readPlaces: Reader = (answer) => {
  const accounts = shaped(Places, answer.json).data.map(({ subscriptionId, location }) => ({
    id: `${subscriptionId}/${location}`,
    label: `${location}, ${subscriptionId.slice(0, 8)}…`,
  }));
  if (accounts.length === 0)
    return refuse('not-on-plan', 'data', 'No subscription of this sign-in has an AI resource.');
  return { accounts };
};
