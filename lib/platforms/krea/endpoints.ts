import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

const api = (path: string) => `https://www.krea.ai/api${path}`;

/**
 * What Krea's page asks of its own host (dossier creative.md, "Krea"). Not in the dossier: what is left (`balance`), the
 * price and the answer of a generation, which a capture of 2026-09-27 and two clients of 2026 show. Left out:
 * `GET /api/job-status`, because no source says that a failed job is paid back; the next reading tells.
 */
export const endpoints = {
  billing: {
    kind: 'balance',
    method: 'GET',
    url: api('/billing-data'),
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('userId', 'planType').keys,
          plan: { keys: { entitlements: fields('computeUnits') } },
          balance: fields('total', 'recurring', 'one_time', 'free'),
        },
      },
    },
  },
  estimate: {
    kind: 'price',
    method: 'POST',
    url: api('/jobs/estimate'),
    confidence: 'medium',
    request: {
      body: {
        keys: {
          scope: true,
          inputParams: fields('provider', 'duration', 'resolution', 'generateAudio', 'hasVideoReference'),
        },
      },
    },
    task: {
      feature: { from: 'body.scope', is: [['*', '*']], else: 'other' },
      model: 'body.inputParams.provider',
      seconds: 'body.inputParams.duration',
      settings: {
        resolution: 'body.inputParams.resolution',
        audio: { from: 'body.inputParams.generateAudio', usual: false },
        videoReference: { from: 'body.inputParams.hasVideoReference', usual: false },
      },
    },
    response: { json: fields('status', 'computeUnits') },
  },
  /** Model and settings stand in a form (multipart), which is not read: only the address says what it is. */
  generate: {
    kind: 'usage',
    method: 'POST',
    url: api('/jobs/v2/new/:kind'),
    confidence: 'high',
    task: {
      feature: {
        from: 'params.kind',
        is: [
          ['video*', 'video'],
          ['*Image', 'image'],
          ['flux*', 'image'],
          ['*', '*'],
        ],
        else: 'other',
      },
    },
    response: { json: { list: fields('job_id', 'status') } },
  },
} as const satisfies Endpoints;
