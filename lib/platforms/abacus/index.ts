import { definePlatform } from '../platform';
import { readBilling, readComputePoints } from './balance';
import { endpoints } from './endpoints';

/**
 * Abacus ChatLLM: compute points of an organisation, by the month. What a message takes of them, what the plans cost,
 * and where its prompt box is, was found in no source.
 */
export const abacus = definePlatform({
  id: 'abacus',
  name: 'Abacus ChatLLM',
  glyph: 'Ab',
  tier: 'A',
  confidence: 'medium',
  pages: ['https://apps.abacus.ai/*'],
  permissions: ['https://apps.abacus.ai/*'],
  sessionIn: 'page',
  endpoints,
  readers: { 'compute-points': readComputePoints, billing: readBilling },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'compute-points',
        method: 'GET',
        url: 'https://apps.abacus.ai/api/_getOrganizationComputePoints',
        auth: { kind: 'cookies' },
        required: true,
      },
      {
        endpoint: 'billing',
        method: 'POST',
        url: 'https://apps.abacus.ai/api/_getBillingInfo',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        auth: { kind: 'cookies' },
        everySeconds: 3600,
      },
    ],
  },
  makes: 'message',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://apps.abacus.ai/',
    usage: 'https://apps.abacus.ai/chatllm/admin/compute-points-usage',
    topUp: 'https://apps.abacus.ai/chatllm/admin/compute-points-usage',
  },
});
