import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const api = (call: string) => `https://apps.abacus.ai/api/${call}`;

/** Words in an error that mean a session which is over (steipete/CodexBar, AbacusUsageFetcher.swift, 2026-08). */
const error: Pick = {
  has: ['expired', 'session', 'login', 'authenticate', 'unauthorized', 'unauthenticated', 'forbidden'],
};

/** What apps.abacus.ai tells of ChatLLM's compute points (CodexBar, docs/abacus.md; dossier chat.md, "Abacus ChatLLM"). */
export const endpoints = {
  'compute-points': {
    kind: 'balance',
    method: 'GET',
    url: api('_getOrganizationComputePoints'),
    confidence: 'medium',
    response: {
      json: {
        keys: { success: true, error, result: fields('totalComputePoints', 'computePointsLeft') },
      },
    },
    answers: [401, 403],
  },
  billing: {
    kind: 'balance',
    method: 'POST',
    url: api('_getBillingInfo'),
    confidence: 'medium',
    response: {
      json: { keys: { success: true, error, result: fields('nextBillingDate', 'currentTier') } },
    },
    answers: [401, 403],
  },
} as const satisfies Endpoints;
