import type { Thresholds } from '../../core/warning';
import type { KeyFacts } from '../platform';
import type { DetailedPlatform } from '../shown';
import type { DescribedSite, Site } from './site';

/** What our own pages show of a person's own site: what needs neither its expressions nor its reader. */
export function siteFacts(site: Site): DetailedPlatform {
  const { id, name } = site;
  const home = site.kind === 'server' ? site.origin : site.home;
  const isByKey = site.kind === 'server' || site.request.by === 'key';
  return {
    id,
    name,
    glyph: glyphOf(name),
    tier: 'A',
    // It is the person's own word, not a source's.
    confidence: 'medium',
    described: true,
    permissions: permissionsOf(site),
    sessionIn: isByKey ? 'key' : 'page',
    ...(site.kind === 'server' && site.server === 'new-api-account' ? { thresholds: ofWholeAccount } : {}),
    links: { home, usage: home, topUp: home, ...(isByKey ? { keys: home } : {}) },
    spending: [],
    ...(site.kind === 'described' && site.request.by === 'page' ? { onlyVisits: true as const } : {}),
    plans: [],
    ...(isByKey ? { key: keyFacts(site) } : {}),
    pricedIn: [],
  };
}

/** The same as its row's, which the popup does not load. */
const ofWholeAccount: Thresholds = {
  low: { value: 5, in: 'units' },
  critical: { value: 1, in: 'units' },
};

/** The first letters of its first two words. */
export function glyphOf(name: string): string {
  const [first = '', second = ''] = name.trim().split(/\s+/);
  // A letter may become two (ß): the first of them.
  return [first, second].map((word) => [...word.toUpperCase()][0] ?? '').join('');
}

/** The match pattern of all pages of the URL's host. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** Where its scripts run: nowhere, if it is asked with a key. */
export function pagesOf(site: DescribedSite): readonly string[] {
  return site.request.by === 'key' ? [] : [patternOf(site.home)];
}

function permissionsOf(site: Site): readonly string[] {
  if (site.kind === 'server') return [patternOf(site.origin)];
  const asked = site.request.by === 'page' ? [] : [patternOf(site.request.url)];
  return [...new Set([...pagesOf(site), ...asked])];
}

function keyFacts(site: Site): KeyFacts {
  const { host } = new URL(site.kind === 'server' ? site.origin : site.request.url);
  return {
    kind: 'inference',
    // Printable, without blanks: what a header can hold.
    pattern: '^[\\x21-\\x7e]{4,500}$',
    example: 'your-own-key',
    help: `It is sent to ${host} and nowhere else, and kept where no page can read it. Use the weakest key that can read the balance.`,
  };
}
