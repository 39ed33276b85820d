import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { earlyOf, lazyPlatforms } from '../../lib/platforms/lazy';
import type { Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import { chosenPlatforms } from '../../scripts/lib/chosen-platforms';
import { lazyRegistry, lazySource } from '../../scripts/lib/lazy-registry';

const root = fileURLToPath(new URL('../../', import.meta.url));
const late = [
  'endpoints',
  'readers',
  'asking',
  'costs',
  'priceData',
  'composers',
  'planTable',
  'plans',
  'key',
  'oauth',
] as const satisfies readonly (keyof Platform)[];

it('a platform runs when the first of what is late is asked for, and once', () => {
  let loads = 0;
  const load = {
    suno: () => {
      loads++;
      return suno;
    },
  };
  const [lazy = expect.fail('none')] = lazyPlatforms([earlyOf(suno)], load);
  expect(lazy).toMatchObject({ id: 'suno', name: suno.name, pages: suno.pages });
  expect(loads).toBe(0);
  expect(lazy.endpoints).toBe(suno.endpoints);
  expect(lazy.readers).toBe(suno.readers);
  expect(loads).toBe(1);
});

it.each(late)('%s is late, all else is early', (name) => {
  for (const platform of platforms) {
    const known = new Set<string>([...Object.keys(earlyOf(platform)), ...late]);
    expect(Object.keys(platform).filter((one) => !known.has(one))).toEqual([]);
    const [lazy] = lazyPlatforms([earlyOf(platform)], { [platform.id]: () => platform });
    expect(lazy?.[name]).toBe(platform[name]);
  }
});

describe('the registry, when built', () => {
  let code = '';
  let built: readonly Platform[];
  const evaluated: string[] = [];

  beforeAll(async () => {
    (globalThis as { evaluated?: string[] }).evaluated = evaluated;
    code = await codeOf(platforms);
    built = await run(code);
  }, 60_000);

  it('is skimmed, not parsed, where it may never run', () => {
    expect(code.match(/= ?[\w$]+\(function ?\(\) ?\{/g)?.length).toBeGreaterThan(platforms.length);
    expect(code).not.toMatch(/\b(?:__esmMin|[\w$]{1,2})\(\(?\(\) ?=> ?\{/);
  });

  it('has evaluated no platform', () => {
    expect(evaluated).toEqual([]);
  });

  it('knows all of them, by what can be known early', () => {
    expect(built.map(earlyOf)).toStrictEqual(platforms.map(earlyOf));
    expect(evaluated).toEqual([]);
  });

  it('evaluates the one that is asked for, and no other', () => {
    expect(built.find(({ id }) => id === 'suno')?.endpoints).toEqual(suno.endpoints);
    expect(evaluated).toEqual(['suno']);
  });

  it.each(platforms.map((platform) => [platform.id, platform] as const))('has all of %s', (id, platform) => {
    const lazy = built.find((one) => one.id === id);
    for (const name of late) expect(json(lazy?.[name]), name).toEqual(json(platform[name]));
    expect(Object.keys(lazy?.readers ?? {})).toEqual(Object.keys(platform.readers));
  });

  it('has fewer where a build chooses', async () => {
    const four = chosenPlatforms('suno,openrouter');
    expect((await run(await codeOf(four))).map(({ id, endpoints }) => [id, Object.keys(endpoints)])).toEqual(
      four.map(({ id, endpoints }) => [id, Object.keys(endpoints)]),
    );
    expect(() => chosenPlatforms('suno,nobody')).toThrow('nobody');
  }, 60_000);
});

it.each([
  ['export const none = [];', 'no list'],
  ['export const platforms: readonly Platform[] = [\n  ...others,\n];', '...others'],
  ['export const platforms: readonly Platform[] = [\n  suno,\n];', 'suno is in no folder'],
])('a registry that is written otherwise fails the build: %j', (source, message) => {
  expect(() => lazySource(source, [suno], 'one file')).toThrow(message);
});

/** Built as the background is. */
async function codeOf(chosen: readonly Platform[]): Promise<string> {
  const output = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [lazyRegistry(chosen, 'one file'), telling],
    build: {
      write: false,
      lib: { entry: `${root}lib/platforms/index.ts`, formats: ['es'] },
    },
  })) as Rolldown.RolldownOutput[];
  const [{ code = '' } = {}] = output
    .flatMap(({ output }) => output)
    .filter(({ type }) => type === 'chunk') as Rolldown.OutputChunk[];
  return code;
}

async function run(code: string): Promise<readonly Platform[]> {
  const { platforms } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return platforms;
}

/** Each platform's folder says when it is evaluated. */
const telling: Plugin = {
  name: 'telling',
  transform: (code, id) => {
    const [, folder] = /lib\/platforms\/([\w-]+)\/index\.ts$/.exec(id) ?? [];
    return folder === undefined ? null : `globalThis.evaluated.push(${JSON.stringify(folder)});\n${code}`;
  },
};

function json(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
