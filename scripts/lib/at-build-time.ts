import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What a module exports, by name. All of it must be data that JSON holds. */
export type Exports = Readonly<Record<string, unknown>>;

const root = new URL('../../', import.meta.url);

/**
 * Puts what a module exports in its place: `modules` tells of each file (from the repository's root) what it exported
 * when it was evaluated here. So the data is there and all that it was made of is not. As one JSON text, which browsers
 * read faster than the same as code.
 */
export function atBuildTime(modules: Readonly<Record<string, Exports>>): Plugin {
  const byPath = new Map(
    Object.entries(modules).map(([file, exports]) => [fileURLToPath(new URL(file, root)), exports]),
  );
  return {
    name: 'at-build-time',
    load(id) {
      const exports = byPath.get(id.replace(/\?.*$/, ''));
      return exports === undefined ? null : codeOf(exports);
    },
  };
}

/** A module that exports the same. */
export function codeOf(exports: Exports): string {
  return Object.entries(exports)
    .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`)
    .join('');
}
