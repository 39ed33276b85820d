import type { BudgetState } from '../budgets';
import { formatAmount, formatClock, formatSpan } from '../format';
import { leftInWords } from '../headline';
import type { Alert } from './episode';
import type { WatchedPool } from './signal';

/** A notification: a short title, and what it says, one line a subject. */
export interface Notice {
  readonly title: string;
  readonly message: string;
}

/** Systems show about this many lines. */
const MAX_LINES = 4;

/** The words of one notification for all alerts given out together; at least one. */
export function noticeOf(alerts: readonly Alert[], now: number, locale?: string): Notice {
  const [first] = alerts;
  if (first !== undefined && alerts.length === 1) {
    return { title: titleOf(first), message: sentence(first, now, locale) };
  }
  const lines = alerts.slice(0, MAX_LINES).map((alert) => sentence(alert, now, locale));
  const more = alerts.length - lines.length;
  const refills = alerts.filter(({ refilled }) => refilled).length;
  const title = refills === alerts.length ? `${refills} are filled again` : `${alerts.length} need a look`;
  return { title, message: [...lines, ...(more === 0 ? [] : [`and ${more} more`])].join('\n') };
}

function titleOf({ about, severity, refilled }: Alert): string {
  if (about.kind === 'budget') {
    const { name } = about.budget.budget;
    return severity === 2 ? `Budget "${name}" is overspent` : `Budget "${name}" is nearly used up`;
  }
  const { name } = about.pool;
  if (refilled) return `${name} is filled again`;
  if (about.kind === 'runway') return `${name} is likely to run out`;
  if (about.kind === 'expiring') return `${name}: credit expires`;
  return `${name} is ${['fine', 'low', 'almost empty', 'empty'][severity]}`;
}

/** `Suno: 38 of 2,500 credits left, runs out today` */
function sentence({ about, refilled }: Alert, now: number, locale: string | undefined): string {
  if (about.kind === 'budget') return budgetSentence(about.budget, locale);
  const { pool } = about;
  if (about.kind === 'expiring') {
    const { label, remaining, unit, expiresAt, estimated } = about.grant;
    const amount = `${estimated ? 'about ' : ''}${formatAmount(remaining, unit, locale)}`;
    return `${pool.name}, ${label}: ${amount} expire ${whenInWords(expiresAt, now, locale)}`;
  }
  const { balance } = pool;
  const parts = [
    `${nameOf(pool)}: ${balance.provenance === 'estimated' ? 'about ' : ''}${leftInWords(balance, locale)}`,
  ];
  if (!refilled) parts.push(...outlook(pool, now, locale));
  return parts.join(', ');
}

/** Most pools are called as their unit is: `Suno, Credits: 38 credits` says it twice. */
function nameOf({ name, balance: { label, unit } }: WatchedPool): string {
  return label.toLowerCase() === `${unit}s` || label.toLowerCase() === unit ? name : `${name}, ${label}`;
}

function outlook({ balance }: WatchedPool, now: number, locale: string | undefined): string[] {
  const parts: string[] = [];
  const { runsOutAt, verdict } = balance.forecast ?? {};
  if (balance.level !== 'empty' && verdict === 'runs-out' && runsOutAt !== undefined && runsOutAt > now) {
    parts.push(`runs out ${whenInWords(runsOutAt, now, locale)}`);
  }
  if (balance.freshness === 'expired') parts.push('the rest has expired');
  const { resetsAt } = balance;
  if (resetsAt !== undefined && resetsAt > now) parts.push(`renews in ${formatSpan(resetsAt - now)}`);
  return parts;
}

function budgetSentence(
  { budget, spent, unknown, projected, state }: BudgetState,
  locale: string | undefined,
): string {
  const amount = (value: number) => formatAmount(value, budget.unit, locale);
  const parts = [`${budget.name}: ${amount(spent)} of ${amount(budget.amount)} spent this ${budget.per}`];
  if (unknown > 0) parts.push(`${unknown} ${unknown === 1 ? 'spend' : 'spends'} not counted`);
  if (state === 'at-risk' && projected !== undefined) parts.push(`about ${amount(projected)} by its end`);
  return parts.join(', ');
}

/** `today`, `tomorrow`, else as a clock shows it. */
function whenInWords(at: number, now: number, locale: string | undefined): string {
  const dayAfter = new Date(now);
  dayAfter.setDate(dayAfter.getDate() + 1);
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return 'today';
  return day === dayAfter.toDateString() ? 'tomorrow' : formatClock(at, now, locale);
}
