import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { platforms } from '../lib/platforms';
import { example } from '../lib/platforms/example';
import '../lib/wire/all-parts';
import { help, record } from './lib/record-cli';
import { UsageError } from './lib/usage-error';

const root = join(import.meta.dirname, '..');

function write(platform: string, name: string, text: string): string {
  const folder = join(root, 'test', 'platforms', platform, 'cases');
  mkdirSync(folder, { recursive: true });
  let file = `${name}.json`;
  for (let n = 2; existsSync(join(folder, file)); n++) file = `${name}-${n}.json`;
  writeFileSync(join(folder, file), text);
  return file;
}

try {
  const lines = await record(process.argv.slice(2), {
    platforms: [...platforms, example],
    stdin: () => buffer(process.stdin),
    now: new Date().toISOString(),
    readFile: (path) => readFileSync(path, 'utf8'),
    write,
  });
  console.log(lines.join('\n'));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${help}`);
  process.exitCode = 64;
}
