import type { Endpoints } from '../../wire/endpoint';

/**
 * What udio.com's page asks when it generates, as clients since 2024 show it (flowese/UdioWrapper @ 04d11f6f, and an
 * automator of 2026 that waits for the page's own request). Not in the dossier, which names the
 * signed-in user alone (`GET /api/users/current`): where credits are told, no source shows.
 */
export const endpoints = {
  generate: {
    kind: 'usage',
    method: 'POST',
    url: 'https://www.udio.com/api/generate-proxy',
    confidence: 'medium',
    request: { body: { keys: { model_type: true, prompt: 'length' } } },
    task: { feature: 'song', model: 'body.model_type', characters: 'body.prompt' },
    response: { json: { keys: { track_ids: { each: true } } } },
  },
} as const satisfies Endpoints;
