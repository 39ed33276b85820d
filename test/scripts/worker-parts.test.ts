import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { earlyOf } from '../../lib/platforms/lazy';
import type { Platform } from '../../lib/platforms/platform';
import { lazyRegistry } from '../../scripts/lib/lazy-registry';
import { workerParts } from '../../scripts/lib/worker-parts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files of a background that is nothing but the registry, built as WXT builds one. */
async function built(): Promise<ReadonlyMap<string, string>> {
  const output = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [lazyRegistry(platforms, 'parts'), workerParts()],
    build: {
      write: false,
      lib: { entry: `${root}lib/platforms/index.ts`, formats: ['iife'], name: 'background' },
      rolldownOptions: { output: { entryFileNames: 'background.js' } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map(
    output.flatMap(({ output: files }) =>
      files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
    ),
  );
}

/** A worker that loads of its files those that it loaded when it was installed, as Chromium has it. */
class Worker {
  readonly loaded: string[] = [];
  readonly #scope = createContext({
    ...{ URL, URLSearchParams, TextDecoder, Intl, console },
    importScripts: (...addresses: string[]) => {
      for (const one of addresses) this.#load(one);
    },
    addEventListener: (type: string, listener: () => void) => {
      if (type === 'install') this.#install = listener;
    },
  });
  #install = () => {};

  constructor(private readonly files: ReadonlyMap<string, string>) {
    runInContext('self = globalThis', this.#scope);
    this.#run('background.js');
  }

  install(): void {
    this.#install();
  }

  platforms(): readonly Platform[] {
    return runInContext("creditGaugeParts.require('./background.js').platforms", this.#scope);
  }

  #load(address: string): void {
    this.loaded.push(address);
    this.#run(address.replace('./', ''));
  }

  #run(file: string): void {
    const code = this.files.get(file);
    if (code === undefined) throw new Error(`There is no ${file}.`);
    runInContext(code, this.#scope, { filename: file });
  }
}

describe('a background in parts', () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await built();
  }, 60_000);

  it('is one file that runs at each start, and few more: each takes a start some time', () => {
    expect([...files.keys()].sort()).toEqual([
      'background.js',
      'platforms-apps-1.js',
      'platforms-apps-2.js',
      'platforms-keys.js',
    ]);
  });

  it('loads all of them when it is installed, and none at another start', () => {
    const worker = new Worker(files);
    expect(worker.loaded).toEqual([]);
    worker.install();
    expect(worker.loaded.map((address) => address.replace('./', '')).sort()).toEqual(
      [...files.keys()].filter((file) => file !== 'background.js').sort(),
    );
  });

  it('knows every platform without a part', () => {
    const worker = new Worker(files);
    expect(json(worker.platforms().map(earlyOf))).toEqual(json(platforms.map(earlyOf)));
    expect(worker.loaded).toEqual([]);
  });

  it('loads the part of a platform when that is asked for, at once and once', () => {
    const worker = new Worker(files);
    const known = (id: string) => worker.platforms().find((one) => one.id === id) ?? expect.fail(id);
    expect(Object.keys(known('claude').endpoints)).toContain('usage');
    expect(Object.keys(known('chatgpt').readers).length).toBeGreaterThan(0);
    expect(worker.loaded).toEqual(['./platforms-apps-1.js']);
    expect(known('exa').asking.via).toEqual(['background']);
    expect(worker.loaded).toEqual(['./platforms-apps-1.js', './platforms-keys.js']);
  });

  it.each(platforms.map((platform) => [platform.id, platform] as const))('has all of %s', (id, platform) => {
    const worker = new Worker(files);
    const found = worker.platforms().find((one) => one.id === id);
    for (const name of ['endpoints', 'asking', 'costs', 'planTable', 'plans', 'key', 'oauth'] as const)
      expect(json(found?.[name]), name).toEqual(json(platform[name]));
    expect(Object.keys(found?.readers ?? {})).toEqual(Object.keys(platform.readers));
  });
});

/** Objects of another realm are never strictly equal to ours. */
function json(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
