import { build } from 'vite';

/** The script of the page that is as heavy as those of chat platforms. */
export async function bundleApp(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', rolldownOptions: { input: 'app.js' } },
  });
  const [output] = 'output' in built ? built.output : [];
  if (output?.type !== 'chunk') throw new Error('The app gave no script.');
  return output.code;
}
