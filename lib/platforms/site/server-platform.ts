import { keyedPlatform } from '../keyed/keyed-platform';
import { liteLlm } from '../keyed/own-address/litellm';
import { newApiAccount, newApiToken, oneApi } from '../keyed/own-address/new-api';
import { sub2Api } from '../keyed/own-address/sub2api';
import type { KeyedRow } from '../keyed/row';
import type { Platform } from '../platform';
import type { ServerKind, ServerSite } from './site';
import { siteFacts } from './site-facts';

const rows: Readonly<Record<ServerKind, (origin: string, id: string, name: string) => KeyedRow>> = {
  litellm: liteLlm,
  'new-api': newApiToken,
  'new-api-account': newApiAccount,
  'one-api': oneApi,
  sub2api: sub2Api,
};

/** A server of the person's own: read as its program is, at its own address, and known by its own name. */
export function serverPlatform(site: ServerSite): Platform {
  const platform = keyedPlatform(rows[site.server](site.origin, site.id, site.name));
  const { glyph, tier, confidence, permissions, links } = siteFacts(site);
  return { ...platform, glyph, tier, confidence, permissions, links, described: true };
}
