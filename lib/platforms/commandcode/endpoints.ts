import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (path: string) => `https://api.commandcode.ai/internal/billing/${path}`;

const window = fields('cap', 'used', 'resetAt');
/** At the root, and since some time in 2026 inside `credits`: both were recorded. */
const windowLimits: Pick = { keys: { fiveHour: window, weekly: window } };

/**
 * What commandcode.ai asks of its own API, with its sign-in (steipete/CodexBar, CommandCodeUsageFetcher.swift, August
 * 2026, and nine more clients; dossier coding.md, "Command Code").
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'GET',
    url: api('credits'),
    confidence: 'medium',
    response: {
      json: {
        keys: {
          credits: {
            keys: {
              ...fields('monthlyCredits', 'monthlyCreditsGranted', 'purchasedCredits').keys,
              ...fields('premiumMonthlyCredits', 'opensourceMonthlyCredits').keys,
              windowLimits,
            },
          },
          windowLimits,
        },
      },
    },
  },
  subscription: {
    kind: 'identity',
    method: 'GET',
    url: api('subscriptions'),
    confidence: 'medium',
    response: { json: { keys: { success: true, data: fields('planId', 'status', 'currentPeriodEnd') } } },
  },
} as const satisfies Endpoints;
