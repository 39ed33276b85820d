import { expect, it } from 'vitest';
import { allAllowed } from '../../lib/core/granted';

const suno = ['https://suno.com/*', 'https://studio-api.suno.com/*'];

it.each<[string, readonly string[], readonly string[], boolean]>([
  ['each of them', suno, suno, true],
  ['one of them', suno, suno.slice(1), false],
  ['none', suno, [], false],
  ['nothing is needed', [], [], true],
  ['all sites on https', suno, ['https://*/*'], true],
  ['all sites', suno, ['*://*/*'], true],
  ['everything', suno, ['<all_urls>'], true],
  ['all below the host', suno, ['https://*.suno.com/*'], true],
  ['all on http', suno, ['http://*/*'], false],
  ['a host that only ends alike', ['https://notsuno.com/*'], ['https://*.suno.com/*'], false],
  ['a host, where all below it is needed', ['https://*.suno.com/*'], ['https://suno.com/*'], false],
  ['one path of it', suno, ['https://*/create'], false],
  ['what is no pattern', suno, ['suno.com', ''], false],
])('allowed %s: %j by %j is %s', (_, patterns, granted, allowed) => {
  expect(allAllowed(patterns, granted)).toBe(allowed);
});
