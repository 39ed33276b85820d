import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/**
 * Cloud Monitoring's and Resource Manager's documented endpoints. Which metrics tell Vertex AI's quota:
 * steipete/CodexBar @27c7f334, docs/vertexai.md and its fixtures. Of each answer the first 200 series are read.
 */
export const endpoints = {
  projects: {
    kind: 'identity',
    method: 'GET',
    url: 'https://cloudresourcemanager.googleapis.com/v1/projects',
    confidence: 'high',
    response: { json: { keys: { projects: { each: fields('projectId', 'name', 'lifecycleState') } } } },
  },
  quota: {
    kind: 'balance',
    method: 'GET',
    url: 'https://monitoring.googleapis.com/v3/projects/:account/timeSeries',
    confidence: 'medium',
    response: {
      // Usage and limits come by two requests, and mean something only together.
      json: {
        list: {
          keys: {
            timeSeries: {
              each: {
                keys: {
                  metric: {
                    keys: { type: true, labels: fields('limit_name', 'quota_metric') },
                  },
                  resource: { keys: { labels: fields('location') } },
                  points: { each: { keys: { value: fields('int64Value', 'doubleValue') } } },
                },
              },
            },
          },
        },
      },
    },
  },
} as const satisfies Endpoints;
