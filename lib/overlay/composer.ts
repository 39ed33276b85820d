import type { Composer } from '../platforms/platform';

/** The composer that belongs to a page path: exact, or with a trailing `*` any rest. The first one wins. */
export function composerAt(composers: readonly Composer[], path: string): Composer | undefined {
  return composers.find(({ paths }) => paths.some((pattern) => fits(pattern, path)));
}

function fits(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
