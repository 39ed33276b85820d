// `npm run platform -- …`: plain Node, so that it works on a fresh clone. Installs what is missing
// (told on stderr; stdout carries only the answer) and hands over to platform.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(`${root}node_modules/tsx`)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const install = spawnSync(npm, ['ci'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('The packages could not be installed: run `npm ci` and try again.');
    process.exit(1);
  }
}

const run = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/platform.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 1);
