import { build, type Rollup } from 'vite';

/** The bench's page code as one script. */
export async function bundlePage(): Promise<string> {
  const [output] = [
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        target: 'esnext',
        lib: {
          entry: new URL('./page.ts', import.meta.url).pathname,
          formats: ['iife'],
          name: 'bench',
        },
      },
    }),
  ].flat();
  if (output === undefined || !('output' in output)) throw new Error('Nothing was bundled.');
  return (output as Rollup.RollupOutput).output[0].code;
}
