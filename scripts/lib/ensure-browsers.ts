/** The browsers of the end-to-end tests: installs what is missing where it can, else says so and fails. */
import { ensureBrowsers, findChromium, findFirefox } from './find-browser';

ensureBrowsers(['chromium', 'firefox-esr']);
const found = [
  { name: 'Chromium', path: findChromium(), variable: 'CHROMIUM_PATH' },
  { name: 'Firefox', path: findFirefox(), variable: 'FIREFOX_PATH' },
];
for (const { name, path, variable } of found) {
  console.log(
    path === undefined ? `No ${name} was found. Install it, or set ${variable} to it.` : `${name}: ${path}`,
  );
}
process.exitCode = found.every(({ path }) => path !== undefined) ? 0 : 1;
