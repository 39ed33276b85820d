import { text } from 'node:stream/consumers';
import { run } from './lib/ledger-cli';

const { status, stdout, stderr } = await run(process.argv.slice(2), {
  stdin: async () => (process.stdin.isTTY ? '' : text(process.stdin)),
  now: Date.now(),
});
if (stdout !== '') process.stdout.write(`${stdout}\n`);
if (stderr !== '') process.stderr.write(`${stderr}\n`);
process.exitCode = status;
