import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium first: Google Chrome has refused to load unpacked extensions from the command line since version 137. */
const chromiumNames = [
  'chromium',
  'chromium-browser',
  'brave-browser',
  'microsoft-edge',
  'google-chrome',
  'google-chrome-stable',
];
const firefoxNames = ['firefox-esr', 'firefox'];

const {
  ProgramFiles = 'C:\\Program Files',
  'ProgramFiles(x86)': programFilesX86 = 'C:\\Program Files (x86)',
} = process.env;

const chromiumPaths: { readonly [platform: string]: readonly string[] } = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    join(process.env.LOCALAPPDATA ?? '', 'Chromium\\Application\\chrome.exe'),
    join(ProgramFiles, 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'),
    join(programFilesX86, 'Microsoft\\Edge\\Application\\msedge.exe'),
    join(ProgramFiles, 'Google\\Chrome\\Application\\chrome.exe'),
  ],
};
const firefoxPaths: { readonly [platform: string]: readonly string[] } = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: [join(ProgramFiles, 'Mozilla Firefox\\firefox.exe')],
};

/** The executable of a Chromium, or undefined. `CHROMIUM_PATH` goes before everything. */
export function findChromium(): string | undefined {
  return find(process.env.CHROMIUM_PATH, chromiumNames, chromiumPaths);
}

/** The executable of a Firefox, or undefined. `FIREFOX_PATH` goes before everything. */
export function findFirefox(): string | undefined {
  return find(process.env.FIREFOX_PATH, firefoxNames, firefoxPaths);
}

/**
 * Installs what is missing of these Debian packages, where that is possible (Debian or Ubuntu, as root).
 * A browser that was named by a variable is the person's own matter. What is said goes to stderr: callers
 * may print JSON on stdout.
 */
export function ensureBrowsers(wanted: readonly ('chromium' | 'firefox-esr')[]): void {
  const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;
  const missing = wanted.filter((name) =>
    name === 'chromium' ? !CHROMIUM_PATH && !findChromium() : !FIREFOX_PATH && !findFirefox(),
  );
  if (missing.length === 0 || !canInstall()) return;
  console.error(`Installing ${missing.join(' and ')} from the distribution's packages.`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...missing]]) {
    const { status } = spawnSync('apt-get', step, { stdio: ['inherit', 2, 2], env: environment });
    if (status !== 0) throw new Error(`apt-get ${step.join(' ')} failed.`);
  }
}

function find(
  chosen: string | undefined,
  names: readonly string[],
  paths: { readonly [platform: string]: readonly string[] },
): string | undefined {
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(paths[process.platform] ?? [])].find(existsSync);
}

function canInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release'))
    return false;
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}
