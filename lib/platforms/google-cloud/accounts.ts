import * as v from 'valibot';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';

/** An empty list is left out of Google's JSON. */
const Accounts = v.object({
  billingAccounts: v.optional(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.regex(/^billingAccounts\/[\w-]+$/, 'a billing account')),
        open: v.optional(v.boolean(), false),
        displayName: v.optional(v.string()),
      }),
    ),
    [],
  ),
});

/** GET /v1/billingAccounts: those that are open, by the ids that Google shows (`01AAAA-02BBBB-03CCCC`). */
export const readAccounts: Reader = (answer) => {
  const accounts = shaped(Accounts, answer.json)
    .billingAccounts.filter(({ open }) => open)
    .map(({ name, displayName }) => ({
      id: name.slice('billingAccounts/'.length),
      ...(displayName ? { label: displayName } : {}),
    }));
  if (accounts.length === 0)
    return refuse('not-on-plan', 'billingAccounts', 'This sign-in sees no open billing account.');
  return { accounts };
};
