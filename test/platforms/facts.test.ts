import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { detailedPlatforms } from '../../lib/platforms/detailed';
import { platformDetails } from '../../lib/platforms/details';
import { platformFacts } from '../../lib/platforms/facts';
import { codeOf } from '../../scripts/lib/at-build-time';
import { platformData, platformExports } from '../../scripts/lib/platform-data';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['popup', 'options', 'insights'] as const;

describe('what our own pages know of the platforms', () => {
  it('is the same when it was evaluated by a build, down to the last member', async () => {
    const exports = platformExports(platforms);
    expect(exports).toStrictEqual({
      'lib/platforms/facts.ts': { platformFacts },
      'lib/platforms/details.ts': { platformDetails },
    });
    for (const one of Object.values(exports)) {
      const url = `data:text/javascript,${encodeURIComponent(codeOf(one))}`;
      expect({ ...(await import(/* @vite-ignore */ url)) }).toStrictEqual({ ...one });
    }
  });

  it.each(platforms.map((platform) => [platform.id, platform] as const))(
    'is of %s what the platform itself says',
    (id, platform) => {
      const { spending, pricedIn, onlyVisits, ...facts } =
        detailedPlatforms.find((one) => one.id === id) ?? expect.fail('not there');
      expect(platform).toMatchObject(facts);
      expect(pricedIn.length > 0).toBe(platform.costs.length > 0);
      expect(onlyVisits ?? false).toBe(platform.asking.readAlong !== undefined);
    },
  );

  it('tells a person one sentence of a platform, or none', () => {
    const notes = platformFacts.flatMap(({ note }) => note ?? []);
    expect(notes).not.toEqual([]);
    for (const note of notes) expect(note).toMatch(/^[A-Z][^.!?\n]{10,150}\.$/);
  });

  it('is of all platforms, in their order', () => {
    expect(detailedPlatforms.map(({ id }) => id)).toEqual(platforms.map(({ id }) => id));
  });
});

describe('our own pages, when built', () => {
  const chunks = new Map<string, Rolldown.OutputChunk>();

  beforeAll(async () => {
    const built = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [platformData(platforms)],
      build: {
        write: false,
        minify: false,
        rolldownOptions: {
          input: Object.fromEntries(pages.map((page) => [page, `${root}entrypoints/${page}/main.tsx`])),
        },
      },
    });
    for (const chunk of (built as Rolldown.RolldownOutput).output) {
      if (chunk.type === 'chunk') chunks.set(chunk.fileName, chunk);
    }
  }, 60_000);

  it.each(pages)('%s carries no reader, no endpoint and no registry', (page) => {
    const modules = modulesOf(page, 'all');
    expect(modules).toContain('lib/platforms/facts.ts');
    const readers = /^lib\/platforms\/(index\.ts|(?!site\/).+\/|site\/(expression|site-platform)\.ts)/;
    const allowed =
      page === 'options' ? ['lib/platforms/site/expression.ts', 'lib/platforms/site/site-platform.ts'] : [];
    expect(modules.filter((module) => readers.test(module) && !allowed.includes(module))).toEqual([]);
  });

  it('the popup carries no plan tables either', () => {
    expect(modulesOf('popup', 'all')).not.toContain('lib/platforms/details.ts');
    expect(modulesOf('options', 'first')).toContain('lib/platforms/details.ts');
  });

  /** What an entry point reaches, from the repository's root: with all that it may load later, or at first. */
  function modulesOf(page: (typeof pages)[number], which: 'all' | 'first'): readonly string[] {
    const entry = [...chunks.values()].find(({ name, isEntry }) => isEntry && name === page);
    const seen = new Set<string>();
    const visit = (file: string) => {
      const chunk = chunks.get(file);
      if (chunk === undefined || seen.has(file)) return;
      seen.add(file);
      for (const next of [...chunk.imports, ...(which === 'all' ? chunk.dynamicImports : [])]) visit(next);
    };
    visit(entry?.fileName ?? expect.fail('not built'));
    return [...seen].flatMap((file) =>
      (chunks.get(file)?.moduleIds ?? []).map((id) => id.replace(root, '').replace(/\?.*$/, '')),
    );
  }
});
