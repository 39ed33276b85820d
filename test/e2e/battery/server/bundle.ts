import { join } from 'node:path';
import { build } from 'vite';

/** A script of the battery's pages with all that it imports, in one text that a strict policy allows. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, '..'),
    // Names of classes are part of what is compared.
    build: { write: false, minify: false, target: 'es2022', rolldownOptions: { input: entry } },
  });
  const [output] = 'output' in built ? built.output : [];
  if (output?.type !== 'chunk') throw new Error(`${entry} gave no script.`);
  return output.code;
}
