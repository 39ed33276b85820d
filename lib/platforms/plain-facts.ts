import type { Platform, PlatformFacts } from './platform';

/** What is plain data of a platform, apart from its code: for JSON, so nothing is there that is undefined. */
export function plainFacts(platform: Platform): PlatformFacts {
  const { id, name, glyph, icon, tier, confidence, permissions, sessionIn, thresholds, note, links } =
    platform;
  return {
    id,
    name,
    glyph,
    ...(icon === undefined ? {} : { icon }),
    tier,
    confidence,
    permissions,
    sessionIn,
    ...(thresholds === undefined ? {} : { thresholds }),
    ...(note === undefined ? {} : { note }),
    links,
  };
}
