import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const membership = (call: string) =>
  `https://www.kimi.com/apiv2/kimi.gateway.membership.v2.MembershipService/${call}`;

const limit = fields('ratio', 'enabled', 'resetTime');

/**
 * Connect calls of www.kimi.com in JSON (Chihiro521/RateBucket, 2026-05; steipete/CodexBar, 2026-08; dossier chat.md,
 * "Kimi"). Left out: `kimi.gateway.billing.v1.BillingService/GetUsages`, which tells the week and the five hours of Kimi
 * Code a second time, in requests: they would be shown twice (CodexBar, KimiUsageSnapshot.swift, says that it is one quota).
 * `kimiCodeUsedRatio` of the balance is no pool either: it is the part of `amountUsedRatio` that went to Code.
 */
export const endpoints = {
  stats: {
    kind: 'balance',
    method: 'POST',
    url: membership('GetSubscriptionStats'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ratelimitCode5h: limit,
          ratelimitCode7d: limit,
          subscriptionBalance: fields('feature', 'type', 'amountUsedRatio', 'expireTime'),
        },
      },
    },
  },
  subscription: {
    kind: 'identity',
    method: 'POST',
    url: membership('GetSubscription'),
    confidence: 'high',
    response: {
      json: { keys: { subscription: { keys: { active: true, goods: fields('title') } } } },
    },
  },
} as const satisfies Endpoints;
