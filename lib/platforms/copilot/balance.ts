import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { instant } from '../time';
import { planName } from './plan-name';

/** 0 and -1 stand for "no meter" in a limit; what remains is below zero where more was used than is included. */
const Count = v.nullish(v.pipe(v.number(), v.finite()));
const Percent = v.nullish(v.pipe(v.number(), v.finite(), v.maxValue(100)));

const Quota = v.nullish(
  v.object({
    total: Count,
    used: Count,
    percentRemaining: Percent,
    unlimited: v.nullish(v.boolean()),
  }),
);
type Quota = v.InferOutput<typeof Quota>;
/** USD. */
const Money = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Unlimited = v.nullish(v.object({ unlimited: v.nullish(v.boolean()) }));

const Entitlement = v.object({
  plan: v.nullish(v.string()),
  licenseType: v.nullish(v.string()),
  quotas: v.object({
    resetDate: v.nullish(
      v.pipe(
        v.string(),
        v.check((text) => instant(text) !== undefined, 'a date'),
        v.transform(instant),
      ),
    ),
    limits: v.nullish(v.object({ premiumInteractions: Count, chat: Count, completions: Count })),
    remaining: v.nullish(
      v.object({
        premiumInteractions: Count,
        premiumInteractionsPercentage: Percent,
        chat: Count,
        chatPercentage: Percent,
        completions: Count,
      }),
    ),
    premium: Quota,
    premiumInteractionsQuota: Quota,
    chat: Unlimited,
    chatQuota: Unlimited,
    completions: Unlimited,
    completionsQuota: Unlimited,
    overagesEnabled: v.nullish(v.boolean()),
    overageQuota: v.nullish(v.object({ spend: Money, budget: Money })),
  }),
});
type Quotas = v.InferOutput<typeof Entitlement>['quotas'];

interface Meter {
  readonly limit?: number | null | undefined;
  readonly used?: number | null | undefined;
  readonly remaining?: number | null | undefined;
  /** Of 100, what is left. */
  readonly percent?: number | null | undefined;
  readonly unlimited?: boolean | null | undefined;
}

/**
 * GET /github-copilot/chat/entitlement: the AI credits of the month (premium requests until 2026-06, under the same
 * names), and on Free the counts of chats and completions. Percentages are what is left. All of it starts anew on the
 * first of the month, 00:00 UTC. Of two forms of it the newer one goes before (`premium…{total, used}`).
 */
export function readEntitlement(answer: Answer): Findings {
  if (answer.status >= 400)
    return refuse('signed-out', 'status', `GitHub says that nobody is signed in (${answer.status}).`);
  const { plan: type, licenseType, quotas } = shaped(Entitlement, answer.json);
  const meters = metersOf(quotas);
  if (!meters.some(({ meter }) => isTold(meter)))
    return refuse('changed-shape', 'quotas', 'No quota that we know is in the answer.');
  const { resetDate } = quotas;
  const reset = typeof resetDate === 'number' ? { resetsAt: resetDate, refills: true as const } : {};
  const plan = planName(type, licenseType);
  return {
    pools: [
      ...meters.flatMap(({ name, meter }) => poolsOf(name, meter)).map((pool) => ({ ...pool, ...reset })),
      ...overagePools(quotas),
    ],
    complete: true,
    ...(plan === undefined ? {} : { plan }),
  };
}

function metersOf({ limits, remaining, ...quotas }: Quotas) {
  const premium: Quota = quotas.premiumInteractionsQuota ?? quotas.premium;
  return [
    {
      name: { id: 'credits', label: 'AI credits', unit: 'credit' },
      meter: {
        limit: premium?.total ?? limits?.premiumInteractions,
        used: premium?.used,
        remaining: remaining?.premiumInteractions,
        percent: premium?.percentRemaining ?? remaining?.premiumInteractionsPercentage,
        unlimited: premium?.unlimited,
      },
    },
    {
      name: { id: 'chat', label: 'Chat messages', unit: 'message' },
      meter: {
        limit: limits?.chat,
        remaining: remaining?.chat,
        percent: limits?.chat ? remaining?.chatPercentage : undefined,
        unlimited: (quotas.chatQuota ?? quotas.chat)?.unlimited,
      },
    },
    {
      name: { id: 'completions', label: 'Code completions', unit: 'use' },
      meter: {
        limit: limits?.completions,
        remaining: remaining?.completions,
        unlimited: (quotas.completionsQuota ?? quotas.completions)?.unlimited,
      },
    },
  ] satisfies readonly { name: Pick<PoolReading, 'id' | 'label' | 'unit'>; meter: Meter }[];
}

function isTold({ limit, used, remaining, percent, unlimited }: Meter): boolean {
  return (
    typeof unlimited === 'boolean' || [limit, used, remaining, percent].some((one) => typeof one === 'number')
  );
}

/**
 * None where there is no meter. Seats of an organisation tell no limit, at most what share is left: a pool of its own,
 * so that the two never mix.
 */
function poolsOf(name: Pick<PoolReading, 'id' | 'label' | 'unit'>, meter: Meter): PoolReading[] {
  const { limit, percent, unlimited, remaining: count } = meter;
  if (unlimited === true || (typeof limit === 'number' && limit <= 0)) return [];
  if (typeof limit !== 'number') {
    // Beside a count, a percentage may be 0 that is none: see leftOf.
    if (typeof percent !== 'number' || typeof count === 'number') return [];
    const remaining = Math.max(0, percent);
    return [
      {
        ...name,
        id: `${name.id}:share`,
        unit: 'percent',
        limit: 100,
        used: exact(100 - remaining),
        remaining,
      },
    ];
  }
  const left = leftOf(limit, meter);
  if (left === undefined) return [];
  return [{ ...name, limit, used: exact(limit - left), remaining: Math.max(0, left) }];
}

/** The counts go before the percentage, which one client saw as 0 beside a count of 1,392 of 1,500. */
function leftOf(limit: number, { used, remaining, percent }: Meter): number | undefined {
  if (typeof used === 'number' && used >= 0) return exact(limit - used);
  if (typeof remaining === 'number') return Math.min(limit, remaining);
  return typeof percent === 'number' ? exact((limit * Math.max(0, percent)) / 100) : undefined;
}

/**
 * What is paid beyond the credits, and its budget: one of 0 stands for none, where overages are allowed all the same. When
 * both start anew is not told.
 */
function overagePools({ overagesEnabled, overageQuota }: Quotas): PoolReading[] {
  const { spend: used, budget } = overageQuota ?? {};
  if (typeof used !== 'number') return [];
  const limit = overagesEnabled === true && budget ? budget : undefined;
  if (limit === undefined && used === 0) return [];
  return [
    {
      ...{ id: 'overage', label: 'Additional usage', unit: 'USD', used, paysBeyond: true },
      ...(limit === undefined ? { quiet: true } : { limit, remaining: exact(Math.max(0, limit - used)) }),
    },
  ];
}
