import type { Endpoints } from '../../wire/endpoint';

/**
 * What the profile page of windsurf.com asks (steipete/CodexBar @27c7f334 docs/windsurf.md and its codec, whose numbers of
 * fields are those of the vendor's own bundle, held against browser traffic on 2026-04-17; two more readers since).
 * Left out: when the plan ends, its grace period and the state of a top-up, none of which tells how much is left.
 */
export const endpoints = {
  'plan-status': {
    kind: 'balance',
    method: 'POST',
    url: 'https://windsurf.com/_backend/exa.seat_management_pb.SeatManagementService/GetPlanStatus',
    confidence: 'medium',
    request: { headers: { 'x-devin-account-id': true, 'x-devin-primary-org-id': true } },
    response: {
      protobuf: {
        framing: 'none',
        fields: {
          1: {
            name: 'planStatus',
            message: {
              1: { name: 'planInfo', message: { 2: { name: 'planName', type: 'text' } } },
              14: { name: 'dailyQuotaRemainingPercent', type: 'int' },
              15: { name: 'weeklyQuotaRemainingPercent', type: 'int' },
              17: { name: 'dailyQuotaResetAtUnix', type: 'int' },
              18: { name: 'weeklyQuotaResetAtUnix', type: 'int' },
            },
          },
        },
      },
      json: { keys: {} },
    },
  },
} as const satisfies Endpoints;
