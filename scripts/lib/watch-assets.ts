/**
 * What the page tap watches at each platform, as a script of its own for each: `watch/<id>.js`. So a page carries the
 * endpoints of its own platform and of no other, however many platforms there are. Called by wxt.config.ts at each build.
 */

import { watchScript } from '../../lib/page/left';
import type { Platform } from '../../lib/platforms/platform';

export interface WatchAsset {
  /** Path in the extension. */
  readonly relativeDest: string;
  readonly contents: string;
}

export function watchAssets(platforms: readonly Platform[]): readonly WatchAsset[] {
  return platforms
    .filter(({ pages }) => pages.length > 0)
    .map(({ id, endpoints }) => ({ relativeDest: `watch/${id}.js`, contents: watchScript(endpoints) }));
}
