import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * What "Usage & Limits" of app.devin.ai asks (steipete/CodexBar docs/devin.md and its tests, 2026-08-21). Its readers
 * know three further forms of the answer, nested under `daily`, `quota_usage` and others, which nobody has seen lately:
 * left out.
 */
export const endpoints = {
  quota: {
    kind: 'balance',
    method: 'GET',
    url: 'https://app.devin.ai/api/:org/billing/quota/usage',
    confidence: 'medium',
    response: {
      json: fields(
        'daily_percentage',
        'daily_reset_at',
        'weekly_percentage',
        'weekly_reset_at',
        'hide_daily_quota',
        'overage_balance',
        'overage_balance_cents',
        'plan',
        'plan_name',
      ),
    },
  },
} as const satisfies Endpoints;
