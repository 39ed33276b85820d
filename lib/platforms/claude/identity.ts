import * as v from 'valibot';
import type { Account } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { planOf } from './plans';
import { accountOf, refuseErrors } from './session';

const text = v.nullish(v.string());
const Organization = v.looseObject({
  uuid: v.pipe(v.string(), v.nonEmpty()),
  name: text,
  capabilities: v.nullish(v.array(v.string())),
  rate_limit_tier: text,
  raven_type: text,
});
type Organization = v.InferOutput<typeof Organization>;

/** Here `capabilities` is always given; without it an API-only organisation would be taken for a chat one. */
const Organizations = v.array(v.looseObject({ ...Organization.entries, capabilities: v.array(v.string()) }));
const Memberships = v.looseObject({ memberships: v.array(v.looseObject({ organization: Organization })) });
const AppStart = v.looseObject({ account: v.nullable(Memberships) });

/**
 * GET /organizations: every organisation of this login, in the platform's order. Whoever is signed in
 * may read it, so 401 and 403 mean the same (the error's words are not picked: a list is declared here).
 */
export function readOrganizations(answer: Answer): Findings {
  if (answer.status >= 400) refuse('signed-out', 'status', 'Claude says that nobody is signed in.');
  return chatAccounts(shaped(Organizations, answer.json));
}

/** GET /account: the same by membership. */
export function readAccount(answer: Answer): Findings {
  refuseErrors(answer);
  return chatAccounts(shaped(Memberships, answer.json).memberships.map(({ organization }) => organization));
}

/** GET /bootstrap/{org}/app_start: the page says which organisation it works in. */
export function readAppStart(answer: Answer): Findings {
  refuseErrors(answer);
  const { account: login } = shaped(AppStart, answer.json);
  if (login === null) return refuse('signed-out', 'account', 'Claude says that nobody is signed in.');
  const { accounts } = chatAccounts(login.memberships.map(({ organization }) => organization));
  const { id } = accountOf(answer);
  const active = accounts.find((account) => account.id === id);
  if (active === undefined) return { account: { id }, accounts };
  return {
    account: active,
    accounts: [active, ...accounts.filter((account) => account !== active)],
    ...(active.plan === undefined ? {} : { plan: active.plan }),
  };
}

/** Which organisation of several is in use is not said here: only a single one is named as the account. */
function chatAccounts(organizations: readonly Organization[]): Findings & { accounts: readonly Account[] } {
  const accounts = organizations.filter(canChat).map(accountOfOrganization);
  const [only, another] = accounts;
  if (only === undefined) {
    return refuse('not-on-plan', 'capabilities', 'No organisation of this login can use the chat.');
  }
  if (another !== undefined) return { accounts };
  return { accounts, account: only, ...(only.plan === undefined ? {} : { plan: only.plan }) };
}

function canChat({ capabilities }: Organization): boolean {
  return capabilities?.includes('chat') ?? true;
}

function accountOfOrganization(organization: Organization): Account {
  const label = organization.name?.trim();
  const plan = planOf(organization);
  return {
    id: organization.uuid,
    ...(label === undefined || label === '' ? {} : { label }),
    ...(plan === undefined ? {} : { plan }),
  };
}
