import type { DescribedSite, ServerKind, ServerSite } from '../../../lib/platforms/site/site';

/** A site as somebody may describe it, asked with the browser's sign-in. */
export const acme: DescribedSite = {
  kind: 'described',
  id: 'site-acme',
  name: 'Acme Video',
  home: 'https://app.acme.example/studio',
  request: { method: 'GET', url: 'https://app.acme.example/api/credits?org=7', by: 'session' },
  pools: [
    {
      id: 'left',
      label: 'Credits',
      unit: 'credit',
      remaining: 'data.left',
      limit: 'data.limit',
      resetsAt: { at: 'data.resets', in: 's' },
    },
  ],
};

/** The same, asked with a key. */
export const keyed: DescribedSite = {
  ...acme,
  id: 'site-keyed',
  name: 'Keyed',
  request: { method: 'GET', url: 'https://api.acme.example/v1/me', by: 'key', sent: { header: 'x-key' } },
};

/** The same, read along. */
export const along: DescribedSite = {
  ...acme,
  id: 'site-along',
  request: { method: 'POST', url: 'https://app.acme.example/graphql', by: 'page' },
};

export function server(kind: ServerKind, origin = 'https://llm.acme.example'): ServerSite {
  return { kind: 'server', id: 'site-server', name: 'Our proxy', server: kind, origin };
}
