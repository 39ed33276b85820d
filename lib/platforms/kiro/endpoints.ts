import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const amounts = [
  'currentUsage',
  'currentUsageWithPrecision',
  'usageLimit',
  'usageLimitWithPrecision',
] as const;

/**
 * What the portal of app.kiro.dev asks for its usage page: Smithy's RPC over CBOR (several account managers of 2026 that ask
 * it themselves, one of which held it against the portal's own bundle on 2026-09-17; of the same answer in JSON, as AWS gives
 * it to the command line, steipete/CodexBar @27c7f334 captured one). Left out: what overage has cost, which is billed and
 * not taken from anything.
 */
export const endpoints = {
  usage: {
    kind: 'balance',
    method: 'POST',
    url: 'https://app.kiro.dev/service/KiroWebPortalService/operation/GetUserUsageAndLimits',
    confidence: 'medium',
    response: {
      cbor: true,
      json: {
        keys: {
          nextDateReset: true,
          subscriptionInfo: fields('subscriptionTitle'),
          overageConfiguration: fields('overageStatus'),
          userInfo: fields('userId'),
          usageBreakdownList: {
            each: {
              keys: {
                ...fields('resourceType', 'nextDateReset', ...amounts).keys,
                ...fields('currentOveragesWithPrecision', 'overageCapWithPrecision').keys,
                freeTrialInfo: fields('freeTrialStatus', 'freeTrialExpiry', ...amounts),
                bonuses: { each: fields('status', 'expiresAt', ...amounts) },
              },
            },
          },
        },
      },
    },
    // A suspended account.
    answers: [423],
  },
} as const satisfies Endpoints;
