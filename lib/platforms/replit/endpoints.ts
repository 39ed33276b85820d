import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * All of replit.com's GraphQL goes to one address, as persisted queries, alone or several in one request; so nothing is
 * asked, only read along. Fields by a capture of 2026-07-02 (Vedansi18/nexpath, docs/capture-recon/replit-recon.md,
 * fc322f37) and by bundles of the site of 2025 and 2026. Which operation it is is not gone by: the answers of a person
 * and of an organisation hold the same objects at different places.
 *
 * Left out: prompts, which go over a socket in MessagePack, and what a checkpoint cost, which stands in the page's text
 * alone; `GetCloudFreeUsage`, of whose answer only two names are known; the budget, of which only is told that it was
 * reached, not how high it is; the plan, which has no name there, only a price whose unit no source tells.
 */
export const endpoints = {
  graphql: {
    kind: 'usage',
    method: 'POST',
    url: 'https://replit.com/graphql',
    confidence: 'medium',
    request: { body: { list: { keys: { variables: fields('orgId') } } } },
    response: {
      json: {
        list: {
          find: {
            usageInterval: {
              keys: {
                ...fields('endDate', 'totalAmountUsd').keys,
                credits: fields(
                  'availableSubscriptionCredits',
                  'totalGrantedSubscriptionCredits',
                  'availableAdditionalCredits',
                  'totalGrantedAdditionalCredits',
                ),
              },
            },
            agentUsageV2: fields(
              'dailyUsage',
              'dailyLimit',
              'monthlyUsage',
              'monthlyLimit',
              'isUnderMonthlyQuota',
              'nextCreditsAt',
            ),
            agentUsage: fields('limit', 'usage'),
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
