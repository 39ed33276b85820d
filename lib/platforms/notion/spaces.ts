import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountId } from './account';

const Space = v.object({
  value: v.object({
    value: v.object({
      id: v.pipe(v.string(), v.nonEmpty()),
      name: v.nullish(v.string()),
      subscription_tier: v.nullish(v.string()),
    }),
  }),
});
const Users = v.record(v.string(), v.object({ space: v.nullish(v.record(v.string(), Space)) }));

/** The plans that have an allowance (CodexBar, docs/notion.md); the others are answered `not_applicable`. */
const names: Readonly<Record<string, string>> = { business: 'Business', enterprise: 'Enterprise' };

/** POST getSpaces: the workspaces of everybody who is signed in. Which of them is in use is not told. */
export function readSpaces(answer: Answer): Findings {
  const users = Object.entries(shaped(Users, answer.json));
  const spaces = users.flatMap(([user, { space }]) =>
    Object.values(space ?? {}).map(({ value: { value } }) => ({ user, ...value })),
  );
  if (spaces.length === 0) return refuse('changed-shape', 'space', 'The answer names no workspace.');
  const accounts = spaces.flatMap(({ user, id, name, subscription_tier: tier }): Account[] => {
    const plan = names[tier?.toLowerCase() ?? ''];
    if (plan === undefined) return [];
    return [{ id: accountId(user, id), ...(name ? { label: name } : {}), plan }];
  });
  if (accounts.length === 0)
    return refuse(
      'not-on-plan',
      'subscription_tier',
      'Notion tells AI usage of Business and Enterprise only.',
    );
  return { accounts };
}
