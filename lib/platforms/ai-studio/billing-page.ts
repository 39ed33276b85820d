import { exact } from '../../core/exact';
import type { Account, PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse } from '../read';
import { type Money, moneyIn } from './money';

const CREDITS = /^(available credits|credit balance|credits remaining)$/i;
const SPENT = /^spend this month$/i;
const CAP = /^monthly spend cap$/i;

/**
 * The HTML of /billing and /spend, in English: a label, and on a line after it an amount. The cap is a project's, told as
 * "$1.23 / $10"; the credits are the billing account's. When the cap starts anew (the first of the month by Pacific time)
 * is not on the page.
 */
export function readBilling(answer: Answer): Findings {
  const lines = answer.page?.lines ?? [];
  const pools = [...credits(lines), ...cap(lines), ...spent(lines)];
  const plan = planOf(lines, pools);
  if (pools.length === 0 && plan === undefined)
    return refuse('changed-shape', 'page', 'No credit or spend that we know is on the page.');
  return { ...accountOf(answer), pools, ...(plan === undefined ? {} : { plan }) };
}

function accountOf({ request: { query } }: Answer): { readonly account?: Account } {
  const { billing, project } = query;
  if (typeof billing === 'string' && billing !== '') return { account: { id: billing } };
  return typeof project === 'string' && project !== '' ? { account: { id: `project:${project}` } } : {};
}

/** The lines after a label, up to the next one. */
function after(lines: readonly string[], label: RegExp): readonly string[] {
  const at = lines.findIndex((line) => label.test(line));
  if (at === -1) return [];
  const rest = lines.slice(at + 1);
  const next = rest.findIndex((line) => /^[a-z]/i.test(line));
  return next === -1 ? rest : rest.slice(0, next);
}

function credits(lines: readonly string[]): PoolReading[] {
  if (!lines.some((line) => CREDITS.test(line))) return [];
  const left = moneyIn(after(lines, CREDITS)[0]);
  if (left === undefined)
    return refuse('changed-shape', 'page', 'The credits are told in a form that we can’t read.');
  return [{ id: 'credits', label: 'Prepaid credits', unit: left.currency, remaining: left.amount }];
}

function spent(lines: readonly string[]): PoolReading[] {
  const sum = moneyIn(after(lines, SPENT)[0]);
  if (sum === undefined) return [];
  return [{ id: 'spend', label: 'Spend this month', unit: sum.currency, used: sum.amount, quiet: true }];
}

function cap(lines: readonly string[]): PoolReading[] {
  const [used, limit] = after(lines, CAP)
    .slice(0, 3)
    .join(' ')
    .split(/ ?\/ ?/)
    .map(moneyIn);
  if (used === undefined || limit === undefined || used.currency !== limit.currency) return [];
  return [capPool(used, limit)];
}

function capPool({ amount: used, currency }: Money, { amount: limit }: Money): PoolReading {
  return {
    id: 'spend-cap',
    label: 'Monthly spend cap',
    unit: currency,
    limit,
    used,
    remaining: exact(Math.max(0, limit - used)),
  };
}

function planOf(lines: readonly string[], pools: readonly PoolReading[]): string | undefined {
  const says = (words: RegExp) => lines.some((line) => words.test(line));
  if (says(/^(prepay|buy credits)$/i) || pools.some(({ id }) => id === 'credits')) return 'Prepay';
  if (says(/^postpay$/i)) return 'Postpay';
  return says(/^(set up billing|free tier)$/i) ? 'Free' : undefined;
}
