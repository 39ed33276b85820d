import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const User = v.object({
  value: v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    teamId: v.nullish(v.string()),
    scope: v.nullish(v.string()),
  }),
});

/** GET /api/chat/scoped/user: the scope that is chosen. Credits are a team's own, so the team is the account. */
export function readUser(answer: Answer): Findings {
  const { id, teamId, scope } = shaped(User, answer.json).value;
  const account: Account = { id: teamId || id, ...(scope ? { label: scope } : {}) };
  return { account, accounts: [account] };
}
