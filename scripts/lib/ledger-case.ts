import * as v from 'valibot';
import { amountOf } from '../../lib/core/amount';
import type { BurnDownCase, EngineGrant } from '../../lib/core/grants/burn-down';
import { recurrence } from '../../lib/core/renewal/recurrence';
import { instant } from '../../lib/platforms/time';

/** The case that `npm run ledger -- balance` reads. Members that don't apply are absent. */
const Amount = v.pipe(
  v.union([v.number(), v.string()], 'a number, or a decimal as text'),
  v.check(isDecimal, 'a number, or a decimal as text'),
  v.check((amount) => !isDecimal(amount) || amountOf(amount).gte(0), 'not less than 0'),
);
/** In ms since the epoch. */
const Instant = v.pipe(
  v.string('an ISO 8601 instant'),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 instant'),
);
const Id = v.pipe(v.string('a text'), v.nonEmpty('a text that is not empty'));

/** Members that are not known are passed over: a case may carry words for people. */
const Case = v.object({
  grants: v.array(
    v.object({
      id: Id,
      amount: Amount,
      priority: v.optional(v.pipe(v.number(), v.finite()), 0),
      effectiveAt: Instant,
      expiresAt: v.nullish(Instant),
      voidedAt: v.nullish(Instant),
      recurrence: v.nullish(v.object({ every: v.string(), anchor: v.nullish(Instant) })),
      rollover: v.nullish(v.object({ min: v.exactOptional(Amount), max: v.exactOptional(Amount) })),
    }),
  ),
  usage: v.optional(v.array(v.object({ at: Instant, amount: Amount })), []),
  resets: v.optional(v.array(v.object({ at: Instant, keepOverage: v.optional(v.boolean(), false) })), []),
  start: v.nullish(
    v.object({
      at: Instant,
      balances: v.optional(v.record(v.string(), Amount), {}),
      overage: v.optional(Amount, 0),
    }),
  ),
});

/** Why a text is no case, and where. */
export class CaseError extends Error {}

/** The text of a case as the engine takes it, asked for at `until` (ms). Throws {@link CaseError}. */
export function readCase(text: string, until: number): BurnDownCase {
  const { grants, usage, resets, start } = shaped(text);
  return {
    grants: grants.map(engineGrant),
    usage: usage.map(({ at, amount }) => ({ at: ms(at), amount })),
    resets: resets.map(({ at, keepOverage }) => ({ at: ms(at), keepOverage })),
    ...(start ? { start: { ...start, at: ms(start.at) } } : {}),
    until,
  };
}

function engineGrant(grant: v.InferOutput<typeof Case>['grants'][number]): EngineGrant {
  const { recurrence: recurs, effectiveAt, expiresAt, voidedAt, rollover, ...rest } = grant;
  return {
    ...rest,
    effectiveAt: ms(effectiveAt),
    ...(expiresAt ? { expiresAt: ms(expiresAt) } : {}),
    ...(voidedAt ? { voidedAt: ms(voidedAt) } : {}),
    ...(rollover ? { rollover } : {}),
    ...(recurs ? { recurs: recurrence(recurs.every, withOffset(recurs.anchor ?? effectiveAt)) } : {}),
  };
}

/** Of a text that the schema has let through. */
function ms(text: string): number {
  return instant(text) ?? Number.NaN;
}

/** A time without an offset means UTC here. */
function withOffset(text: string): string {
  return /(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10)) ? text : new Date(ms(text)).toISOString();
}

function shaped(text: string): v.InferOutput<typeof Case> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CaseError(`The case is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const parsed = v.safeParse(Case, json, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw new CaseError(
    `${path === null ? 'The case' : `At ${path}`}: expected ${issue.expected ?? issue.message}.`,
  );
}

function isDecimal(amount: number | string): boolean {
  return typeof amount === 'number'
    ? Number.isFinite(amount)
    : /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i.test(amount);
}
