import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { Account, PoolReading } from '../../core/reading';
import { at } from '../../wire/place';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { nextUtcMonth } from '../time';
import { functions } from './functions';

/** The console's own scale: 100,000,000 to the dollar. */
const Scaled = v.pipe(
  v.number(),
  v.finite(),
  v.transform((amount) => exact(amount / 1e8)),
);

const Billing = v.object({
  /** How long it is. Absent: null, because nothing was ever paid in. */
  customerID: v.optional(v.number()),
  balance: Scaled,
  monthlyUsage: v.nullable(v.pipe(Scaled, v.minValue(0))),
  /** In USD. Null: none was set. */
  monthlyLimit: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  timeMonthlyUsageUpdated: v.nullable(IsoTime),
});
type Billing = v.InferOutput<typeof Billing>;

const Workspaces = v.array(v.object({ id: v.pipe(v.string(), v.regex(/^wrk_\w+$/)) }));

/**
 * GET /_server: what any of the console's functions answers. Told is the wallet of a workspace, and which workspaces there
 * are; all other functions, and their failures, say nothing.
 */
export function readServer(answer: Answer): Findings {
  const { id } = answer.request.query;
  const isOurs = id === functions.billing || id === functions.workspaces;
  if (at(answer.json, '0.error').length > 0)
    return refuse('signed-out', 'error', 'opencode.ai says that nobody is signed in.');
  if (answer.status >= 400) return isOurs ? failed(answer.status) : {};
  if (id === functions.workspaces) return readWorkspaces(answer);
  // Of a build that we don't know, it is told by what only it has.
  const isBilling = id === functions.billing || at(answer.json, '0.reloadAmountMin').length > 0;
  return isBilling ? readBilling(answer) : {};
}

function failed(status: number): never {
  if (status === 404)
    return refuse('changed-shape', 'id', 'opencode.ai no longer knows the function that was asked (404).');
  return refuse('server-error', 'status', `opencode.ai could not answer (${status}).`);
}

function readWorkspaces({ json }: Answer): Findings {
  const workspaces = shaped(Workspaces, json);
  if (workspaces.length === 0) return refuse('changed-shape', 'body', 'No workspace is told.');
  return { accounts: workspaces.map(({ id }): Account => ({ id })) };
}

function readBilling(answer: Answer): Findings {
  const [billing] = shaped(v.tuple([Billing]), answer.json);
  const account = accountOf(answer);
  return {
    pools: [...walletPool(billing), ...monthPool(billing, answer.now)],
    complete: true,
    ...(account === undefined ? {} : { account }),
  };
}

/** Without a customer's id nothing was ever paid in: then there is no wallet, and not an empty one. */
function walletPool({ customerID, balance }: Billing): PoolReading[] {
  if (customerID === undefined && balance === 0) return [];
  return [{ id: 'balance', label: 'Balance', unit: 'USD', remaining: Math.max(0, balance) }];
}

/**
 * What was used in this UTC month, of the limit that the person set. A sum that was last written in another month is over,
 * and counts as nothing (anomalyco/opencode, packages/console/app: member usage).
 */
function monthPool({ customerID, ...billing }: Billing, now: number): PoolReading[] {
  const { monthlyUsage: usage, monthlyLimit: limit, timeMonthlyUsageUpdated: updated } = billing;
  if (usage === null || (customerID === undefined && usage === 0)) return [];
  const used = updated !== null && nextUtcMonth(updated) === nextUtcMonth(now) ? usage : 0;
  const name = { id: 'month', label: 'This month', unit: 'USD', used, resetsAt: nextUtcMonth(now) };
  if (limit === null) return [{ ...name, quiet: true }];
  return [{ ...name, limit, remaining: exact(Math.max(0, limit - used)), refills: true }];
}

/** The workspace, which is the first argument. */
function accountOf({ request: { query } }: Answer): Account | undefined {
  const [id] = at(query.args, 't.a.0.s');
  return typeof id === 'string' && /^wrk_\w+$/.test(id) ? { id } : undefined;
}
