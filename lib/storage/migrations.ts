/**
 * How a stored value of an older version becomes one of the next. Written once and never changed: each knows only
 * the shapes of its own two versions, of which test/storage/frozen keeps examples.
 */
export const settingsMigrations = {
  /** 2026-11-29: grants instead of limits by hand; budgets, notifications, money. */
  1: (data: unknown): unknown => {
    const { manual, ...rest } = data as { readonly manual: readonly LimitOfVersion1[] };
    return {
      ...rest,
      poolThresholds: {},
      grants: manual.map(({ savedAt, ...limit }) => ({
        ...limit,
        // What never renews was bought, or given, once.
        ...(limit.renewal.every === 'never'
          ? { kind: 'bundle', priority: 70 }
          : { kind: 'subscription', priority: 50 }),
        effectiveAt: savedAt,
      })),
      budgets: [],
      notifications: { on: false, refilled: false, runwayDays: 3, expiringDays: 7, budgetPercent: 90 },
      money: { rates: {}, plans: {} },
    };
  },
  /** 2026-11-29: asking before a request leaves, and the preview in the page. */
  2: (data: unknown): unknown => ({ ...(data as object), preflight: {}, previews: {} }),
} as const;

/** The other members (id, platform, name, unit, amount, left, link) are alike in both. */
interface LimitOfVersion1 {
  /** Days, weeks and months of the person's own clock: the same in version 2, where no zone is named. */
  readonly renewal: { readonly every: string };
  readonly savedAt: number;
}
export const accountMigrations = {
  /** 2026-11-29: a sample may hold several spends. Until then it was of exactly one, told in the sample itself. */
  1: (data: unknown): unknown => {
    const record = data as { readonly samples: readonly Record<string, unknown>[] };
    return {
      ...record,
      samples: record.samples.map(({ feature, model, promptLength, ...sample }) => ({
        ...sample,
        uses: [
          {
            feature,
            ...(model === undefined ? {} : { model }),
            ...(promptLength === undefined ? {} : { promptLength }),
            count: 1,
          },
        ],
      })),
    };
  },
  /** 2026-11-29: prices that the site told, what quotes came to, and tokens. */
  2: (data: unknown): unknown => ({ ...(data as object), told: [], checks: [], tokens: [] }),
} as const;

export const platformMigrations = {
  /** 2026-11-29: sends without what was expected; a record of before has none. */
  1: (data: unknown): unknown => data,
} as const;
