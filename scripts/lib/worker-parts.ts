import type { Plugin, Rolldown } from 'vite';

/** WXT's name of the background's build, and of its file. */
const BACKGROUND = 'background';

/**
 * Chromium's background as a file that runs at each start, and files that are only read when something in them is needed.
 * A worker may load no code later but what it loaded when it was installed (`importScripts`): that it may load again at any
 * time, and has at once. What the code imports by `import('…')` becomes such a file, and the expression that module itself,
 * not a promise of it. All else that the bundler keeps apart is put into the one file: each further one takes every start
 * some tenths of a millisecond, as the browser hands a worker all of its files.
 */
export function workerParts(): Plugin {
  return {
    name: 'worker-parts',
    config: ({ build }) => {
      if (!build?.lib || build.lib.name !== BACKGROUND) return;
      // Not as a partial config: that would add a format to the one that is there.
      build.lib.formats = ['cjs'];
      // The bundler names a module that is no file with an underscore at first.
      return {
        build: {
          rolldownOptions: { output: { chunkFileNames: ({ name }) => `${name.replace(/^_+/, '')}.js` } },
        },
      };
    },
    renderChunk: (code) => ({ code: atOnce(code), map: null }),
    generateBundle: (_, bundle) => {
      if (bundle[`${BACKGROUND}.js`]?.type === 'chunk') joinParts(bundle);
    },
  };
}

/** How the bundler writes `import('…')` where modules are had by `require`. */
const promised = /Promise\.resolve\(\)\.then\(\(\) => (require\("[^"]+"\))\)/g;

function atOnce(code: string): string {
  return code.replace(promised, '$1');
}

function joinParts(bundle: Rolldown.OutputBundle): void {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const main = chunks.find(({ isEntry }) => isEntry);
  if (main === undefined) throw new Error('The background has no entry.');
  const parts = chunks.filter(({ isDynamicEntry }) => isDynamicEntry);
  const others = chunks.filter((one) => one !== main && !parts.includes(one));
  const own = [...others, main].map(defined);
  main.code = [loader(parts.map(addressOf)), ...own, `creditGaugeParts.require(${text(main)});`].join('\n');
  for (const part of parts) part.code = defined(part);
  for (const { fileName } of others) delete bundle[fileName];
}

function addressOf({ fileName }: Rolldown.OutputChunk): string {
  return `./${fileName}`;
}

function text(chunk: Rolldown.OutputChunk): string {
  return JSON.stringify(addressOf(chunk));
}

/** A chunk as a function that runs when it is first required. */
function defined(chunk: Rolldown.OutputChunk): string {
  return `creditGaugeParts.define(${text(chunk)}, function (exports, require, module) {${chunk.code}\n});`;
}

/** The beginning of the background. `parts`: the addresses of its other files. */
function loader(parts: readonly string[]): string {
  return `self.creditGaugeParts = (() => {
  const makes = {};
  const modules = {};
  const require = (address) => {
    if (modules[address] === undefined) {
      if (makes[address] === undefined) importScripts(address);
      modules[address] = { exports: {} };
      makes[address](modules[address].exports, require, modules[address]);
    }
    return modules[address].exports;
  };
  self.addEventListener('install', () => importScripts(${parts.map((one) => JSON.stringify(one)).join(', ')}));
  return { require, define: (address, make) => { makes[address] = make; } };
})();`;
}
