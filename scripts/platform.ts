import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { platforms } from '../lib/platforms';
import '../lib/wire/all-parts';
import { run } from './lib/platform-cli';
import { platformTable, withTable } from './lib/platform-table';

/** Nothing is piped in: an empty body. */
async function stdin(): Promise<Uint8Array> {
  return process.stdin.isTTY ? new Uint8Array() : buffer(process.stdin);
}

/** `readme`: writes the README's table anew from what the platforms and their tests say. */
if (process.argv[2] === 'readme') {
  const root = join(import.meta.dirname, '..');
  const readme = join(root, 'README.md');
  const table = platformTable(platforms, (id) => join(root, 'test', 'platforms', id));
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
  process.exit();
}

const { status, stdout, stderr } = await run(process.argv.slice(2), { platforms, stdin, now: Date.now() });
if (stdout !== '') process.stdout.write(`${stdout}\n`);
if (stderr !== '') process.stderr.write(`${stderr}\n`);
process.exitCode = status;
