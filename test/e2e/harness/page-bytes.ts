import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { platforms } from '../../../lib/platforms';
import { pageScripts } from '../../../lib/tracker/script-files';

/** What all scripts that a page gets from its start on may weigh together, gzip -9. */
export const MOST_BYTES = 25_000;

/** A platform's scripts in a build, by weight (gzip -9). */
export interface PlatformBytes {
  readonly platform: string;
  readonly sum: number;
  readonly files: Readonly<Record<string, number>>;
}

/** Of all platforms, the heaviest first. */
export function pageBytes(extensionDir: string): readonly PlatformBytes[] {
  return platforms
    .filter(({ pages }) => pages.length > 0)
    .map((platform) => {
      const { content, tap } = pageScripts(platform);
      const files = Object.fromEntries(
        [...content, ...tap].map((file) => [file, bytesOf(extensionDir, file)]),
      );
      return { platform: platform.id, sum: Object.values(files).reduce((sum, one) => sum + one, 0), files };
    })
    .sort((one, other) => other.sum - one.sum);
}

/** For people: the heaviest platform, and what comes only where there is something to show. */
export function bytesTable([heaviest]: readonly PlatformBytes[], overlay: number): string {
  const { platform = '', sum = 0, files = {} } = heaviest ?? {};
  const parts = Object.entries(files).map(([file, bytes]) => `${file} ${kb(bytes)}`);
  return `Scripts in a page, gzip -9
  from its start on, at most (${platform}): ${kb(sum)} of ${kb(MOST_BYTES)} (${parts.join(', ')})
  the overlay, where there is something to show: ${kb(overlay)}`;
}

export function bytesOf(extensionDir: string, file: string): number {
  return gzipSync(readFileSync(join(extensionDir, file)), { level: 9 }).length;
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
