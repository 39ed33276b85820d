import { platforms } from './index';
import { matchesPattern } from './match-pattern';
import type { Platform } from './platform';
import { serverPlatform } from './site/server-platform';
import type { Site } from './site/site';
import { describedPlatform } from './site/site-platform';

/** Made once for each site as it is described: whoever has it may compare by identity. */
const made = new Map<string, Platform>();
const lists = new WeakMap<readonly Site[], readonly Platform[]>();

/** Every platform that the background knows: those that we ship, and the person's own sites. */
export function knownPlatforms(sites: readonly Site[]): readonly Platform[] {
  if (sites.length === 0) return platforms;
  let list = lists.get(sites);
  if (list === undefined) {
    list = [...platforms, ...sites.map(sitePlatform)];
    lists.set(sites, list);
  }
  return list;
}

export function knownById(sites: readonly Site[], id: string): Platform | undefined {
  return knownPlatforms(sites).find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function ofPage(known: readonly Platform[], url: string): Platform | undefined {
  return known.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}

/** A site as a platform. */
export function sitePlatform(site: Site): Platform {
  const key = JSON.stringify(site);
  const platform = made.get(key) ?? (site.kind === 'server' ? serverPlatform(site) : describedPlatform(site));
  made.set(key, platform);
  return platform;
}
