import * as v from 'valibot';
import { asUse, type Task } from '../../core/quote/task';
import type { Refund, SpendDraft } from '../platform';
import { shaped } from '../read';
import { instant } from '../time';
import { Amount, type Colour, paidBy, Transactions } from './buzz';
import type { CallReader } from './call';

const Workflow = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  cost: v.nullish(v.object({ total: v.nullish(v.pipe(Amount, v.minValue(0))) })),
  transactions: Transactions,
});

/**
 * orchestrator.generateFromGraph: the job that was taken on, with what was paid for it. One spend for each colour that
 * paid. Where nobody says which did, it is one that lowers no pool; the next reading tells.
 */
export const readGenerate: CallReader = ({ data, place, task }) => {
  const { id, cost, transactions } = shaped(Workflow, data, place);
  const paid = paidBy(transactions)?.filter(({ taken, paidBack }) => taken > paidBack) ?? [];
  if (paid.length === 0) return { spends: [spendOf(id, task, cost?.total ?? undefined)] };
  return {
    spends: paid.map(({ colour, taken, paidBack }) => ({
      ...spendOf(spendId(id, colour), task, taken - paidBack),
      pool: colour,
    })),
  };
};

const Iteration = v.object({
  workflowId: v.pipe(v.string(), v.nonEmpty()),
  cost: v.nullish(v.pipe(Amount, v.minValue(0))),
});

/** orchestrator.iterateGenerate: its price, of whatever colours. */
export const readIterate: CallReader = ({ data, place, task }) => {
  const { workflowId, cost } = shaped(Iteration, data, place);
  return { spends: [spendOf(workflowId, task, cost ?? undefined)] };
};

function spendOf(id: string, task: Task | undefined, amount: number | undefined): SpendDraft {
  const promptLength = task?.characters;
  return {
    id,
    unit: 'credit',
    basis: amount === undefined ? 'priced' : 'exact',
    ...(amount === undefined ? {} : { amount }),
    ...asUse(task ?? { feature: 'image' }),
    ...(promptLength === undefined ? {} : { promptLength }),
  };
}

function spendId(workflow: string, colour: Colour): string {
  return `${workflow}:${colour}`;
}

const Workflows = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      createdAt: v.nullish(v.string()),
      transactions: Transactions,
    }),
  ),
});

/** Jobs live for hours at most, and the list is read again with every page: of older ones nothing new is said. */
const DAY = 86_400_000;

/**
 * orchestrator.queryGeneratedImages: the latest jobs. One of which a colour got back all that it had paid counts for
 * that colour as if it had never been; of one that was paid back in part the next reading tells.
 */
export const readWorkflows: CallReader = ({ data, place, at }) => {
  const { items } = shaped(Workflows, data, place);
  const refunds = items
    .filter(({ createdAt }) => at - (instant(createdAt ?? '') ?? at) < DAY)
    .flatMap(({ id, transactions }): Refund[] =>
      (paidBy(transactions) ?? [])
        .filter(({ taken, paidBack }) => taken > 0 && paidBack >= taken)
        .map(({ colour }) => ({ id: spendId(id, colour), unit: 'credit' })),
    );
  return refunds.length === 0 ? {} : { refunds };
};
