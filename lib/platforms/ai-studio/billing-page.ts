import { exact } from '../../core/exact';
import type { Account, PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse } from '../read';
import { nextPacificMonth } from '../vendors/pacific';
import { type Money, moneyIn } from './money';

const CREDITS = /^(available credits|credit balance|credits remaining)$/i;
const SPENT = /^spend this month$/i;
const CAP = /^monthly spend cap$/i;

/**
 * The HTML of /billing and /spend, in English: a label, and on a line after it an amount. The cap is a project's, told as
 * "$1.23 / $10" or as one amount, of which "Spend this month" is used then; the credits are the billing account's. Months
 * begin by Pacific time (api.md of 2026-11-22), which is not on the page.
 */
export function readBilling(answer: Answer): Findings {
  const lines = answer.page?.lines ?? [];
  const resetsAt = nextPacificMonth(answer.now);
  const pools = [...credits(lines), ...cap(lines, resetsAt), ...spent(lines, resetsAt)];
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

function spentThisMonth(lines: readonly string[]): Money | undefined {
  return moneyIn(after(lines, SPENT)[0]);
}

function spent(lines: readonly string[], resetsAt: number): PoolReading[] {
  const sum = spentThisMonth(lines);
  if (sum === undefined) return [];
  const { amount: used, currency: unit } = sum;
  return [{ id: 'spend', label: 'Spend this month', unit, used, resetsAt, quiet: true }];
}

function cap(lines: readonly string[], resetsAt: number): PoolReading[] {
  const told = after(lines, CAP);
  const [first, second] = told
    .slice(0, 3)
    .join(' ')
    .split(/ ?\/ ?/)
    .map(moneyIn);
  const isAlone = told.length === 1 && second === undefined;
  const [used, limit] = isAlone ? [spentThisMonth(lines), first] : [first, second];
  if (limit === undefined || (used === undefined && !isAlone)) return [];
  const { amount: most, currency: unit } = limit;
  const pool = {
    id: 'spend-cap',
    label: 'Monthly spend cap',
    unit,
    limit: most,
    resetsAt,
    refills: true,
  } as const;
  if (used === undefined) return [pool];
  if (used.currency !== unit) return [];
  return [{ ...pool, used: used.amount, remaining: exact(Math.max(0, most - used.amount)) }];
}

function planOf(lines: readonly string[], pools: readonly PoolReading[]): string | undefined {
  const says = (words: RegExp) => lines.some((line) => words.test(line));
  if (says(/^(prepay|buy credits)$/i) || pools.some(({ id }) => id === 'credits')) return 'Prepay';
  if (says(/^(postpay|current balance)$/i)) return 'Postpay';
  return says(/^(set up billing|free tier)$/i) ? 'Free' : undefined;
}
