import { definePlatform } from '../platform';
import { googleOAuth, googleTokenHost } from '../vendors/google';
import { endpoints } from './endpoints';
import { readProjects } from './projects';
import { readQuota } from './quota';

const DAY = 86_400_000;

/** Limits are written once a day, usage more often. */
function series(project: string, metric: string, now: number): string {
  const url = new URL(
    `https://monitoring.googleapis.com/v3/projects/${encodeURIComponent(project)}/timeSeries`,
  );
  const filter = [
    `metric.type="serviceruntime.googleapis.com/quota/${metric}"`,
    'resource.type="consumer_quota"',
    'resource.labels.service="aiplatform.googleapis.com"',
  ];
  url.searchParams.set('filter', filter.join(' AND '));
  url.searchParams.set('interval.startTime', new Date(now - 1.5 * DAY).toISOString());
  url.searchParams.set('interval.endTime', new Date(now).toISOString());
  url.searchParams.set('aggregation.alignmentPeriod', '3600s');
  url.searchParams.set('aggregation.perSeriesAligner', 'ALIGN_MAX');
  return url.href;
}

/** Vertex AI (since 2026 the Gemini Enterprise Agent Platform): what is used of the quota of each project. */
export const vertexAi = definePlatform({
  id: 'vertex-ai',
  name: 'Vertex AI',
  glyph: 'VA',
  icon: 'vertexai',
  tier: 'A',
  confidence: 'medium',
  pages: [],
  permissions: [
    'https://cloudresourcemanager.googleapis.com/*',
    'https://monitoring.googleapis.com/*',
    googleTokenHost,
  ],
  sessionIn: 'oauth',
  oauth: googleOAuth({
    scopes: [
      'https://www.googleapis.com/auth/cloudplatformprojects.readonly',
      'https://www.googleapis.com/auth/monitoring.read',
    ],
    hosts: ['cloudresourcemanager.googleapis.com', 'monitoring.googleapis.com'],
    apis: ['Cloud Resource Manager API', 'Cloud Monitoring API'],
    impossible: [
      'Quota says how much you may use at a time, not what is left of credits: see Google Cloud.',
      'Where Google does not say which limit some usage counts against, it is not shown.',
    ],
  }),
  endpoints,
  readers: { projects: readProjects, quota: readQuota },
  asking: {
    via: ['background'],
    identity: {
      endpoint: 'projects',
      method: 'GET',
      url: 'https://cloudresourcemanager.googleapis.com/v1/projects',
      auth: { kind: 'oauth' },
    },
    balance: ({ id }, now) => [
      {
        endpoint: 'quota',
        method: 'GET',
        url: series(id, 'allocation/usage', now),
        also: [series(id, 'limit', now)],
        auth: { kind: 'oauth' },
        required: true,
      },
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: {
    home: 'https://console.cloud.google.com/vertex-ai',
    usage: 'https://console.cloud.google.com/iam-admin/quotas',
    topUp: 'https://console.cloud.google.com/iam-admin/quotas',
  },
});
