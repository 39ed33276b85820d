import type { Platform } from '../platform';
import type { ServerSite } from './site';

export function serverPlatform(site: ServerSite): Platform {
  throw new Error(site.server);
}
