import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Reader } from '../platform';
import { shaped } from '../read';

const Who = v.object({ id: v.pipe(v.string(), v.minLength(1)), isPro: v.nullish(v.boolean()) });

/** GET /api/whoami-v2: who is signed in, and whether with PRO of their own. What a team includes it does not say. */
export const readWho: Reader = (answer) => {
  const { id, isPro } = shaped(Who, answer.json);
  const account: Account = { id, ...(typeof isPro === 'boolean' ? { plan: isPro ? 'PRO' : 'Free' } : {}) };
  return { account, accounts: [account] };
};
