import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { rows } from '../../lib/platforms/keyed/rows';
import { earlyOf } from '../../lib/platforms/lazy';
import type { Platform } from '../../lib/platforms/platform';

const registry = fileURLToPath(new URL('../../lib/platforms/index.ts', import.meta.url));

/**
 * For builds: the registry of these platforms, each of which runs when it is first needed (lib/platforms/lazy.ts). A
 * worker may not load code, so all of it stays in the one file: `require` is what the bundler wraps as a function.
 */
export function lazyRegistry(platforms: readonly Platform[]): Plugin {
  return {
    name: 'lazy-registry',
    enforce: 'pre',
    // By brackets around a function V8 knows what to compile at once. Pages are no library, and need all of theirs at once.
    config: ({ build }) =>
      build?.lib ? { build: { rolldownOptions: { optimization: { pifeForModuleWrappers: false } } } } : null,
    load: (id) => (id === registry ? lazySource(readFileSync(registry, 'utf8'), platforms) : null),
    renderChunk: (code) => ({ code: skippable(code), map: null }),
  };
}

/**
 * Code whose modules' functions are no arrow functions: V8 parses the whole of an arrow function within a function, but
 * only skims the body of another until it is called. A module knows no `this`.
 */
export function skippable(code: string): string {
  return code.replaceAll('__esmMin(() => {', '__esmMin(function () {');
}

/** The list, and between its brackets what is in it. */
const list = /^(export const platforms\b.*= )\[\n([\s\S]*?)\n\];$/m;
const platformImport = /^import \{ (\w+) \} from '(\.\/[\w-]+)';\n/gm;
const keyedImport = /^import .* from '\.\/keyed\/.*';\n/gm;

/** The registry's source with `platforms` as its list. Throws where the list is not written as this knows it. */
export function lazySource(source: string, platforms: readonly Platform[]): string {
  const [, , inner] = list.exec(source) ?? [];
  if (inner === undefined) throw new Error('lib/platforms/index.ts has no list of platforms.');
  const listed = inner.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const strange = listed.find((one) => !/^\w+$/.test(one) && one !== '...rows.map(keyedPlatform)');
  if (strange !== undefined)
    throw new Error(`lib/platforms/index.ts lists ${strange}: see lazy-registry.ts.`);
  const folders = new Map(
    [...source.matchAll(platformImport)].flatMap(([, name = '', folder = '']) =>
      listed.includes(name) ? [[folder, name] as const] : [],
    ),
  );
  const early = JSON.stringify(JSON.stringify(platforms.map(earlyOf)));
  const load = platforms.map(
    ({ id }) => `  ${JSON.stringify(id)}: () => ${loading(id, folders.get(`./${id}`))},\n`,
  );
  return `import { lazyPlatforms } from './lazy';\n${source
    .replace(platformImport, (line, name: string) => (listed.includes(name) ? '' : line))
    .replace(keyedImport, '')
    .replace(
      list,
      (_, start: string) => `${start}lazyPlatforms(JSON.parse(${early}), {\n${load.join('')}});`,
    )}`;
}

function loading(id: string, name: string | undefined): string {
  if (name !== undefined) return `require('./${id}').${name}`;
  if (!rows.some((row) => row.id === id))
    throw new Error(`${id} is in no folder of its name, and is no row.`);
  const row = `require('./keyed/rows').rows.find((row) => row.id === ${JSON.stringify(id)})`;
  return `require('./keyed/keyed-platform').keyedPlatform(${row})`;
}
