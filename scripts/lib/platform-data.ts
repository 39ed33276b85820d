import type { Plugin } from 'vite';
import type { Platform } from '../../lib/platforms/platform';
import { detailsOf, shownOf } from '../../lib/platforms/shown';
import { atBuildTime, type Exports } from './at-build-time';

/** What our own pages know of the platforms, by the file that exports it when nothing is built. */
export function platformExports(platforms: readonly Platform[]): Readonly<Record<string, Exports>> {
  return {
    'lib/platforms/facts.ts': { platformFacts: platforms.map(shownOf) },
    'lib/platforms/details.ts': {
      platformDetails: Object.fromEntries(platforms.map((platform) => [platform.id, detailsOf(platform)])),
    },
  };
}

/** For builds: our own pages get data instead of readers. */
export function platformData(platforms: readonly Platform[]): Plugin {
  return atBuildTime(platformExports(platforms));
}
