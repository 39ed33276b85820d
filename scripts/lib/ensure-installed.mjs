/**
 * Makes sure that node_modules is what the lock file says. Plain Node without dependencies, because it
 * runs on a fresh clone. Everything npm says goes to stderr: callers may print JSON on stdout.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function ensureInstalled() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  const installed = existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs;
  if (!installed && isLink(join(root, 'node_modules'))) {
    // Through the link, npm would empty the folder of another checkout.
    process.stderr.write('node_modules is a link: install where it leads to, or remove it.\n');
    process.exit(1);
  }
  if (!installed) {
    process.stderr.write('Installing npm packages…\n');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (!existsSync(join(root, '.wxt', 'tsconfig.json'))) run('npx', ['--no-install', 'wxt', 'prepare']);
}

function isLink(path) {
  return existsSync(path) && lstatSync(path).isSymbolicLink();
}

/** Runs a command with its output on stderr; a failure ends this process with its status. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error !== undefined) process.stderr.write(`${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
