import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { suno } from '../../lib/platforms/suno';
import { admit, MAX_MESSAGE, RateLimit, type Sender, type Speaker, speakerOf } from '../../lib/tracker/gate';
import { claudeUsage, NOON, SECOND } from './fakes';

const OWN = 'the-extension';
const ROOT = 'chrome-extension://the-extension/';
const page: Sender = { id: OWN, url: 'https://claude.ai/new', frameId: 0, tab: { id: 7 } };

describe('who is speaking', () => {
  const who = (sender: Sender): string => {
    const speaker = speakerOf(sender, OWN, ROOT, platforms);
    return speaker === undefined ? 'nobody' : speaker.kind === 'ui' ? 'ui' : speaker.platform.id;
  };

  it.each<[string, Sender, string]>([
    ['the popup', { id: OWN, url: `${ROOT}popup.html` }, 'ui'],
    ['the options page in a tab', { id: OWN, url: `${ROOT}options.html`, frameId: 0, tab: { id: 1 } }, 'ui'],
    ['a content script of a platform', page, 'claude'],
    ['another page of the same host', { ...page, url: 'https://claude.ai/settings/usage?x=1' }, 'claude'],
    ['another extension', { ...page, id: 'somebody-else' }, 'nobody'],
    ['another extension that names our page', { id: 'somebody-else', url: `${ROOT}popup.html` }, 'nobody'],
    ['nobody that the browser knows', {}, 'nobody'],
    ['a frame within the page', { ...page, frameId: 1 }, 'nobody'],
    ['a sender without a frame', { ...page, frameId: undefined }, 'nobody'],
    ['a sender without a tab', { ...page, tab: undefined }, 'nobody'],
    ['a sender without a URL', { ...page, url: undefined }, 'nobody'],
    ['a page of no platform', { ...page, url: 'https://example.com/' }, 'nobody'],
    ['a host that only ends alike', { ...page, url: 'https://not-claude.ai/' }, 'nobody'],
    ['a host that only begins alike', { ...page, url: 'https://claude.ai.example.com/' }, 'nobody'],
    ['a page that names the host in its path', { ...page, url: 'https://evil.test/claude.ai/' }, 'nobody'],
    ['a page without TLS', { ...page, url: 'http://claude.ai/' }, 'nobody'],
    ['an extension whose id only begins alike', { id: OWN, url: `${ROOT.slice(0, -1)}x/a.html` }, 'nobody'],
  ])('%s', (_, sender, expected) => {
    expect(who(sender)).toBe(expected);
  });
});

describe('in which windows a speaker is', () => {
  it.each<[string, Sender, string | undefined]>([
    ['a page', page, 'ordinary'],
    ['a page in a private tab', { ...page, tab: { id: 7, incognito: true } }, 'private'],
    ['our page in a tab', { id: OWN, url: `${ROOT}options.html`, tab: { id: 1 } }, 'ordinary'],
    [
      'our page in a private tab',
      { id: OWN, url: `${ROOT}options.html`, tab: { id: 1, incognito: true } },
      'private',
    ],
    ['the popup, of which the browser does not say', { id: OWN, url: `${ROOT}popup.html` }, undefined],
  ])('%s', (_, sender, expected) => {
    expect(speakerOf(sender, OWN, ROOT, platforms)?.windows).toBe(expected);
  });
});

describe('a message', () => {
  const ui: Speaker = { kind: 'ui' };
  const claude = speakerOf(page, OWN, ROOT, platforms);
  const report = { id: '6f9f3f9c-8b0d-4a53-9a6c-0d8f4d3e2b1a', observation: claudeUsage('org-a', 3) };
  const verdict = (raw: unknown, speaker: Speaker | undefined) => {
    const answer = admit(raw, speaker, new RateLimit(), NOON);
    return answer.ok ? `ok ${answer.message.name}` : answer.reason;
  };
  const nested = (depth: number): unknown => (depth === 0 ? 'x'.repeat(400) : [nested(depth - 1)]);
  const withValue = (value: unknown) => ({
    name: 'page/report',
    args: { ...report, observation: { ...report.observation, body: { kind: 'json', value } } },
  });

  it.each<[string, unknown, Speaker | undefined, string]>([
    ['of the popup', { name: 'opened', args: {} }, ui, 'ok opened'],
    ['of the options page', { name: 'platform/erase', args: { platform: 'suno' } }, ui, 'ok platform/erase'],
    ['of a page', { name: 'page/report', args: report }, claude, 'ok page/report'],
    ['of nobody', { name: 'opened', args: {} }, undefined, 'forged'],
    ['for the UI, from a page', { name: 'key/remove', args: { id: 'k' } }, claude, 'forged'],
    ['for pages, from the UI', { name: 'page/hello', args: {} }, ui, 'forged'],
    ['about private windows, of the popup', { name: 'private/opened', args: {} }, ui, 'ok private/opened'],
    [
      'about private windows, of our page in one',
      { name: 'private/opened', args: {} },
      { kind: 'ui', windows: 'private' },
      'ok private/opened',
    ],
    [
      'about private windows, of our page in an ordinary one',
      { name: 'private/opened', args: {} },
      { kind: 'ui', windows: 'ordinary' },
      'forged',
    ],
    ['about private windows, from a page', { name: 'private/opened', args: {} }, claude, 'forged'],
    ['of no name that we know', { name: 'platform/buy', args: {} }, claude, 'unknown'],
    ['of no name that we know, from the UI', { name: 'nonsense', args: {} }, ui, 'unknown'],
    ['named after a prototype member', { name: 'constructor', args: {} }, claude, 'unknown'],
    ['named __proto__', { name: '__proto__', args: {} }, ui, 'unknown'],
    ['named toString', { name: 'toString', args: {} }, ui, 'unknown'],
    ['that is no object', 'hello', claude, 'malformed'],
    ['that is nothing', undefined, claude, 'malformed'],
    ['that is null', null, ui, 'malformed'],
    ['with more than name and args', { name: 'opened', args: {}, sender: OWN }, ui, 'malformed'],
    ['without args', { name: 'opened' }, ui, 'malformed'],
    ['with other args', { name: 'page/hello', args: { state: 1 } }, claude, 'malformed'],
    ['with an id that is none', { name: 'page/report', args: { ...report, id: '1' } }, claude, 'malformed'],
    ['with a text that is too long', withValue('x'.repeat(400)), claude, 'malformed'],
    ['with a number that JSON does not know', withValue(Number.POSITIVE_INFINITY), claude, 'malformed'],
    ['nested 40 deep around what is wrong', withValue(nested(40)), claude, 'malformed'],
    ['nested 1,000 deep', withValue(nested(1_000)), claude, 'malformed'],
    ['that is too large', { name: 'page/hello', args: { x: 'x'.repeat(MAX_MESSAGE) } }, claude, 'oversized'],
    ['that can not be written down', { name: 'page/hello', args: { x: 1n } }, claude, 'oversized'],
  ])('%s', (_, raw, speaker, expected) => {
    expect(verdict(raw, speaker)).toBe(expected);
  });

  it('of a platform that is switched off is not heard', () => {
    expect(verdict({ name: 'page/hello', args: {} }, speakerOf(page, OWN, ROOT, [suno]))).toBe('forged');
  });

  it('of a page comes with the platform of its sender, whatever it says itself', () => {
    const observation = { ...report.observation, url: 'https://suno.com/api/billing/info/' };
    const answer = admit(
      { name: 'page/report', args: { ...report, observation } },
      claude,
      new RateLimit(),
      NOON,
    );
    expect(answer).toMatchObject({
      ok: true,
      message: { speaker: { kind: 'page', platform: { id: 'claude' }, tabId: 7 } },
    });
  });
});

describe('the rate of a tab', () => {
  it('allows 80 at once, 8 a second after that, and no more after a long pause', () => {
    const limit = new RateLimit();
    const burst = (tab: number, now: number) =>
      Array.from({ length: 200 }, () => limit.allows(tab, now)).filter(Boolean).length;
    expect(burst(1, NOON)).toBe(80);
    expect(burst(2, NOON)).toBe(80);
    expect(burst(1, NOON + SECOND)).toBe(8);
    expect(burst(1, NOON + 3600 * SECOND)).toBe(80);
  });

  it('is not refilled by a clock that goes back', () => {
    const limit = new RateLimit();
    for (let i = 0; i < 80; i++) limit.allows(1, NOON);
    expect(limit.allows(1, NOON - 3600 * SECOND)).toBe(false);
  });

  it('drops what comes too fast', () => {
    const limit = new RateLimit();
    const speaker = speakerOf(page, OWN, ROOT, platforms);
    const hello = () => admit({ name: 'page/hello', args: {} }, speaker, limit, NOON);
    for (let i = 0; i < 80; i++) expect(hello().ok).toBe(true);
    expect(hello()).toEqual({ ok: false, reason: 'too-fast' });
  });
});
