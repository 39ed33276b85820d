/**
 * What the page tap watches at each platform, as a script of its own for each: `watch/<id>.js`. So a page carries the
 * endpoints of its own platform and of no other, however many platforms there are. Called by wxt.config.ts at each build.
 */

import { leaveScript } from '../../lib/page/left';
import type { Platform } from '../../lib/platforms/platform';

export interface WatchAsset {
  /** Path in the extension. */
  readonly relativeDest: string;
  readonly contents: string;
}

export function watchAssets(platforms: readonly Platform[]): readonly WatchAsset[] {
  return [
    ...platforms
      .filter(({ pages }) => pages.length > 0)
      .map(({ id, endpoints }) => ({ relativeDest: `watch/${id}.js`, contents: leaveScript({ endpoints }) })),
    // Of a site that the person added nothing is known when we build.
    {
      relativeDest: 'watch/described.js',
      contents: leaveScript({ endpoints: {}, toldLater: true }),
    },
    { relativeDest: 'watch/described-content.js', contents: leaveScript({ toldLater: true }) },
  ];
}
