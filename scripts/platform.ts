import { buffer } from 'node:stream/consumers';
import { platforms } from '../lib/platforms';
import '../lib/wire/all-parts';
import { run } from './lib/platform-cli';

/** Nothing is piped in: an empty body. */
async function stdin(): Promise<Uint8Array> {
  return process.stdin.isTTY ? new Uint8Array() : buffer(process.stdin);
}

const { status, stdout, stderr } = await run(process.argv.slice(2), { platforms, stdin, now: Date.now() });
if (stdout !== '') process.stdout.write(`${stdout}\n`);
if (stderr !== '') process.stderr.write(`${stderr}\n`);
process.exitCode = status;
