/**
 * How a stored value of an older version becomes one of the next. Written once and never changed: each knows only
 * the shapes of its own two versions, of which test/storage/frozen keeps examples.
 */
export const settingsMigrations = {
  /** 2026-11-29: grants, budgets, notifications, money. */
  1: (data: unknown): unknown => ({
    ...(data as object),
    poolThresholds: {},
    grants: [],
    budgets: [],
    notifications: { on: false, refilled: false, runwayDays: 3, expiringDays: 7, budgetPercent: 90 },
    money: { rates: {}, plans: {} },
  }),
} as const;

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
} as const;
