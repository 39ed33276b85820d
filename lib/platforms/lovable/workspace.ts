import * as v from 'valibot';
import type { Account } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { instant } from '../time';

/** The workspace that the URL names: credits are its own, so it is the account. */
export function workspaceOf(answer: Answer): Account {
  const { org } = answer.params;
  return org === undefined ? refuse('changed-shape', 'url', 'The URL names no workspace.') : { id: org };
}

const Time = v.nullish(
  v.pipe(
    v.string(),
    v.transform((text) => instant(text)),
  ),
);

const Workspace = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.nullish(v.string()),
  plan: v.nullish(v.string()),
  next_monthly_credit_grant_date: Time,
  billing_period_end_date: Time,
});
type Workspace = v.InferOutput<typeof Workspace>;

const Workspaces = v.object({ workspaces: v.array(Workspace) });

/** GET /user/workspaces: all workspaces of this sign-in. Which of them is in use it does not say, unless there is one. */
export function readWorkspaces(answer: Answer): Findings {
  const { workspaces } = shaped(Workspaces, answer.json);
  const [only, another] = workspaces;
  return {
    accounts: workspaces.map(accountOf),
    ...(only === undefined || another !== undefined
      ? {}
      : { account: accountOf(only), ...renewal(only, answer.now) }),
  };
}

/** GET /workspaces/:org: one workspace, which in some answers stands a level deeper. */
export function readWorkspace(answer: Answer): Findings {
  const { json } = answer;
  const inner = isJsonObject(json) ? json.workspace : undefined;
  const workspace = isJsonObject(inner) ? shaped(Workspace, inner, 'workspace') : shaped(Workspace, json);
  return { account: accountOf(workspace), ...renewal(workspace, answer.now) };
}

function accountOf({ id, name, plan: code }: Workspace): Account {
  const plan = planName(code);
  return { id, ...(name ? { label: name } : {}), ...(plan === undefined ? {} : { plan }) };
}

/**
 * When the next credits of a month come, which is added to what the balance told. Who pays by the year has a billing period
 * of a year, so its end counts only where no grant is announced. One that is over, as of a plan that was cancelled, is none.
 */
function renewal(workspace: Workspace, now: number): Pick<Findings, 'pools'> {
  const { next_monthly_credit_grant_date: grant, billing_period_end_date: end } = workspace;
  const resetsAt = [grant, end].find((time) => typeof time === 'number' && time > now);
  if (typeof resetsAt !== 'number') return {};
  return { pools: [{ id: 'credits', label: 'Credits', unit: 'credit', resetsAt, partial: true }] };
}

/** Plans are told by codes: `free`, `lite`, `pro_0`, `pro_1`, `ktlo_2`. What their number stands for is not known. */
function planName(code: string | null | undefined): string | undefined {
  const name = code?.replace(/_\d+$/, '').replaceAll('_', ' ').trim();
  return name ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : undefined;
}
