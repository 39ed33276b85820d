import type { Platform } from '../../lib/platforms/platform';

/** Every platform with what it can be read by, as plain data. */
export function listed(platforms: readonly Platform[]) {
  return platforms.map((platform) => ({
    id: platform.id,
    name: platform.name,
    tier: platform.tier,
    confidence: platform.confidence,
    sessionIn: platform.sessionIn,
    origins: platform.pages,
    permissions: platform.permissions,
    sources: Object.entries(platform.endpoints).map(([id, { kind, method, url, confidence }]) => ({
      id,
      kind,
      method,
      url: typeof url === 'string' ? [url] : url,
      confidence,
    })),
  }));
}

/** The same for people: a line a source, in columns; a line for a platform that has none. */
export function describeList(platforms: readonly Platform[]): string {
  const header = ['PLATFORM', 'TIER', 'SOURCE', 'KIND', 'CONFIDENCE', 'REQUEST'];
  const rows = listed(platforms).flatMap((platform) =>
    platform.sources.length === 0
      ? [[platform.id, platform.tier, '-', 'typed in', platform.confidence, '-']]
      : platform.sources.flatMap((source) =>
          source.url.map((url) => [
            platform.id,
            platform.tier,
            source.id,
            source.kind,
            source.confidence,
            `${source.method} ${url}`,
          ]),
        ),
  );
  return `${inColumns([header, ...rows])}\n\n${platforms.length} platforms`;
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
