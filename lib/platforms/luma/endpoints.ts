import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const photon = (path: string) => `https://internal-api.virginia.labs.lumalabs.ai/api/photon/v1${path}`;

/**
 * What Dream Machine's page asked of its API in 2024: clients of that year and a copy of the page's own script show it
 * (dossier creative.md, "Luma"). Whether the page of 2026 still asks this host, no source says.
 */
export const endpoints = {
  usage: {
    kind: 'balance',
    method: 'GET',
    url: photon('/subscription/usage'),
    confidence: 'low',
    response: { json: fields('available') },
  },
  generate: {
    kind: 'usage',
    method: 'POST',
    url: photon('/generations/'),
    confidence: 'low',
    request: { body: { keys: { user_prompt: 'length' } } },
    task: { feature: 'video', characters: 'body.user_prompt' },
    response: { json: { list: fields('id', 'state') } },
  },
} as const satisfies Endpoints;
