import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { rows } from '../../lib/platforms/keyed/rows';
import { earlyOf } from '../../lib/platforms/lazy';
import type { Platform } from '../../lib/platforms/platform';

const registry = fileURLToPath(new URL('../../lib/platforms/index.ts', import.meta.url));

/** Where the platforms' code is: in the one file with all other, or in parts that are loaded when needed (worker-parts.ts). */
export type Where = 'one file' | 'parts';

/** What the names of parts begin with. */
const PART = 'platforms-';
/** The part of the platforms that are rows. The others are in parts of so many, in the order of the list. */
const KEYS = 'keys';
const PART_SIZE = 48;

/**
 * For builds: the registry of these platforms, each of which runs when it is first needed (lib/platforms/lazy.ts):
 * `require` is what the bundler wraps as a function.
 */
export function lazyRegistry(platforms: readonly Platform[], where: Where): Plugin {
  const isPart = (id: string) => id.startsWith(`\0${PART}`);
  return {
    name: 'lazy-registry',
    enforce: 'pre',
    // By brackets around a function V8 knows what to compile at once. Pages are no library, and need all of theirs at once.
    config: ({ build }) =>
      build?.lib ? { build: { rolldownOptions: { optimization: { pifeForModuleWrappers: false } } } } : null,
    resolveId(id, importer = '') {
      if (id.startsWith(PART)) return `\0${id}`;
      return isPart(importer) ? this.resolve(id, registry) : null;
    },
    load: (id) => {
      if (id !== registry && !isPart(id)) return null;
      const source = readFileSync(registry, 'utf8');
      return id === registry
        ? lazySource(source, platforms, where)
        : partSource(source, platforms, id.slice(PART.length + 1));
    },
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

/** The names in the list. Throws where it is not written as this knows it. */
function listedIn(source: string): readonly string[] {
  const [, , inner] = list.exec(source) ?? [];
  if (inner === undefined) throw new Error('lib/platforms/index.ts has no list of platforms.');
  const listed = inner.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const strange = listed.find((one) => !/^\w+$/.test(one) && one !== '...rows.map(keyedPlatform)');
  if (strange !== undefined)
    throw new Error(`lib/platforms/index.ts lists ${strange}: see lazy-registry.ts.`);
  return listed;
}

/** How one platform is had. */
interface Loading {
  readonly id: string;
  /** The expression that runs it. */
  readonly code: string;
  readonly part: string;
}

function loadings(source: string, platforms: readonly Platform[]): readonly Loading[] {
  const listed = listedIn(source);
  const folders = new Map(
    [...source.matchAll(platformImport)].flatMap(([, name = '', folder = '']) =>
      listed.includes(name) ? [[folder, name] as const] : [],
    ),
  );
  const inFolders = platforms.filter(({ id }) => folders.has(`./${id}`));
  return platforms.map((platform): Loading => {
    const { id } = platform;
    const name = folders.get(`./${id}`);
    if (name === undefined) return { id, code: rowLoading(id), part: KEYS };
    const part = `apps-${Math.floor(inFolders.indexOf(platform) / PART_SIZE) + 1}`;
    return { id, code: `require('./${id}').${name}`, part };
  });
}

function rowLoading(id: string): string {
  if (!rows.some((row) => row.id === id))
    throw new Error(`${id} is in no folder of its name, and is no row.`);
  const row = `require('./keyed/rows').rows.find((row) => row.id === ${JSON.stringify(id)})`;
  return `require('./keyed/keyed-platform').keyedPlatform(${row})`;
}

/** The registry's source with `platforms` as its list. Throws where the list is not written as this knows it. */
export function lazySource(source: string, platforms: readonly Platform[], where: Where): string {
  const listed = listedIn(source);
  const early = JSON.stringify(JSON.stringify(platforms.map(earlyOf)));
  const load = tableOf(loadings(source, platforms), ({ id, code, part }) =>
    where === 'parts' ? `import('${PART}${part}').load[${JSON.stringify(id)}]()` : code,
  );
  return `import { lazyPlatforms } from './lazy';\n${source
    .replace(platformImport, (line, name: string) => (listed.includes(name) ? '' : line))
    .replace(keyedImport, '')
    .replace(list, (_, start: string) => `${start}lazyPlatforms(JSON.parse(${early}), ${load});`)}`;
}

/** The source of one part. */
function partSource(source: string, platforms: readonly Platform[], part: string): string {
  const own = loadings(source, platforms).filter((one) => one.part === part);
  return `export const load = ${tableOf(own, ({ code }) => code)};`;
}

function tableOf(all: readonly Loading[], expression: (one: Loading) => string): string {
  return `{\n${all.map((one) => `  ${JSON.stringify(one.id)}: () => ${expression(one)},\n`).join('')}}`;
}
