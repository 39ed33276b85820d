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
