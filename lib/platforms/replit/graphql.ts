import * as v from 'valibot';
import type { Account, PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { AgentUsage, AgentUsageV2, agentPools, olderAgentPools } from './agent';
import { intervalPools, UsageInterval } from './credits';
import { all } from './shapes';

const Replies = v.array(
  v.object({
    usageInterval: all(UsageInterval),
    agentUsageV2: all(AgentUsageV2),
    agentUsage: all(AgentUsage),
  }),
);
type Reply = v.InferOutput<typeof Replies>[number];

/** No answer that is known tells the person's id; this keeps their own balance apart from those of organisations. */
const personal: Account = { id: 'personal', label: 'Personal' };

/**
 * POST /graphql: whatever the operations, the credits and the Agent's quota that their answers speak of. Answers of a
 * batch stand in the order of its requests. One that speaks of several accounts is read for the first of them.
 */
export function readGraphql(answer: Answer): Findings {
  const replies = shaped(Replies, answer.json);
  const told = replies.flatMap((reply, index) => {
    const pools = poolsOf(reply);
    return pools.length === 0 ? [] : [{ pools, account: accountOf(answer.request.body, index) }];
  });
  const [first] = told;
  if (first === undefined) return {};
  const own = told.filter(({ account }) => account.id === first.account.id).flatMap(({ pools }) => pools);
  return { account: first.account, pools: [...new Map(own.map((pool) => [pool.id, pool])).values()] };
}

function poolsOf({ usageInterval, agentUsageV2, agentUsage }: Reply): readonly PoolReading[] {
  const [interval] = usageInterval;
  const [agent] = agentUsageV2;
  const [older] = agentUsage;
  return [
    ...(interval ? intervalPools(interval) : []),
    ...(agent ? agentPools(agent) : older ? olderAgentPools(older) : []),
  ];
}

/** Teams are asked for by their id, people as who is signed in. */
function accountOf(requests: Json | undefined, index: number): Account {
  const request = Array.isArray(requests) ? requests[index] : undefined;
  const variables = isJsonObject(request) ? request.variables : undefined;
  const id = isJsonObject(variables) ? variables.orgId : undefined;
  if (typeof id === 'number' && Number.isSafeInteger(id)) return { id: String(id) };
  return typeof id === 'string' && id !== '' ? { id } : personal;
}
