import * as v from 'valibot';
import type { Reader } from '../platform';
import { shaped } from '../read';

const Text = v.nullish(v.string());

const Me = v.object({
  organization: v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    name: Text,
    subscription: v.nullish(
      v.object({
        factoryTier: Text,
        orbSubscription: v.nullish(v.object({ plan: v.nullish(v.object({ name: Text })) })),
      }),
    ),
  }),
});

/** GET /api/app/auth/me: the organisation whose limits are shown, and its plan. */
export const readMe: Reader = ({ json }) => {
  const { id, name, subscription } = shaped(Me, json).organization;
  const plan = subscription?.orbSubscription?.plan?.name || subscription?.factoryTier || undefined;
  const account = { id, ...(name ? { label: name } : {}), ...(plan === undefined ? {} : { plan }) };
  return { account, accounts: [account], ...(plan === undefined ? {} : { plan }) };
};
