import * as v from 'valibot';
import type { Account } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings, Reader } from '../platform';
import { refuse, shaped } from '../read';

const claims = 'https://api.openai.com/auth';

const TokenSchema = v.object({
  [claims]: v.object({
    chatgpt_account_id: v.pipe(v.string(), v.minLength(1)),
    chatgpt_plan_type: v.exactOptional(v.string()),
  }),
});

const personalPlans = { guest: 'Guest', free: 'Free', go: 'Go', plus: 'Plus', pro: 'Pro', prolite: 'Pro 5x' };

const planNames: Readonly<Record<string, string>> = {
  ...personalPlans,
  free_workspace: 'Free workspace',
  team: 'Business',
  business: 'Business',
  enterprise: 'Enterprise',
  edu: 'Edu',
  education: 'Edu',
  k12: 'K-12',
};

/** The name on the price list of a `plan_type`; of one that we don't know, its own words. */
export function planName(type: string): string {
  const words = type.replaceAll('_', ' ').trim();
  return planNames[type.toLowerCase()] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Whether it is no workspace. An account of an unknown plan may be one. */
export function isPersonal(account: Account): boolean {
  return account.plan !== undefined && Object.values(personalPlans).includes(account.plan);
}

/** What an answer itself says of whose it is. */
interface Told {
  readonly account?: string | null | undefined;
  readonly plan?: string | null | undefined;
}

/**
 * Whose answer this is: the account that the URL asks for, else the workspace header, else the token's
 * account, else what the body says. The body goes last because `wham/usage` gives a personal account
 * the id of its user (`user-…`), which is the same in all workspaces; such an id is not taken at all.
 * The plan is the body's; the token's where it speaks of the same account.
 */
export function identityOf(answer: Answer, told: Told = {}): Pick<Findings, 'account' | 'plan'> {
  const { headers, query } = answer.request;
  const parsed = v.safeParse(TokenSchema, headers.authorization);
  const token = parsed.success ? parsed.output[claims] : undefined;
  const inBody = told.account?.startsWith('user-') ? undefined : told.account;
  const named = [
    answer.params.account,
    query.account_id,
    headers['chatgpt-account-id'],
    token?.chatgpt_account_id,
    inBody,
  ];
  const id = named.find((candidate) => typeof candidate === 'string' && candidate !== '');
  const type = told.plan || (token?.chatgpt_account_id === id ? token?.chatgpt_plan_type : undefined);
  return {
    ...(typeof id === 'string' ? { account: { id } } : {}),
    ...(type ? { plan: planName(type) } : {}),
  };
}

const SignedInSchema = v.object({
  account: v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    planType: v.exactOptional(v.nullable(v.string())),
  }),
});

/** GET /api/auth/session. Signed-out pages get an object without `accessToken`, or `null`. */
export const session: Reader = ({ json }) => {
  if (json === null || (isJsonObject(json) && !json.accessToken)) {
    return refuse('signed-out', 'accessToken', 'Nobody is signed in to ChatGPT.');
  }
  const { account } = shaped(SignedInSchema, json);
  return {
    accounts: [{ id: account.id, ...(account.planType ? { plan: planName(account.planType) } : {}) }],
  };
};

const AccountsSchema = v.object({
  accounts: v.record(
    v.string(),
    v.object({
      account: v.object({
        account_id: v.exactOptional(v.nullable(v.string())),
        plan_type: v.exactOptional(v.nullable(v.string())),
      }),
    }),
  ),
});

/** GET /backend-api/accounts/check: by account id, and the default one once more under `default`. */
export const accountsCheck: Reader = (answer) => {
  const { accounts } = shaped(AccountsSchema, answer.json);
  const active = identityOf(answer).account?.id ?? accounts.default?.account.account_id;
  const found = new Map<string, Account>();
  for (const [key, { account }] of Object.entries(accounts)) {
    const id = account.account_id || (key === 'default' ? undefined : key);
    if (id) found.set(id, { id, ...(account.plan_type ? { plan: planName(account.plan_type) } : {}) });
  }
  const rank = (account: Account) => (account.id === active ? 0 : 1);
  return { accounts: [...found.values()].sort((a, b) => rank(a) - rank(b)) };
};

/** GET /backend-api/me: its `id` is the user's, not the account's; it only proves that someone is signed in. */
export const me: Reader = (answer) => {
  shaped(v.object({ id: v.string() }), answer.json);
  return identityOf(answer);
};

const SubscriptionSchema = v.object({
  plan_type: v.exactOptional(v.nullable(v.string())),
  is_active: v.boolean(),
});

/** GET /backend-api/subscriptions?account_id=: the plan, if it is still in force. */
export const subscriptions: Reader = (answer) => {
  const subscription = shaped(SubscriptionSchema, answer.json);
  return identityOf(answer, { plan: subscription.is_active ? subscription.plan_type : undefined });
};
