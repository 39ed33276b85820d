import type { Exchange } from './exchange';
import type { Site } from './site';

const switches: Readonly<Record<string, (site: Site) => void>> = {
  'sign-in': (site) => site.signIn(),
  'sign-out': (site) => site.signOut(),
  'nearly-empty': (site) => site.nearlyEmpty(),
  refill: (site) => site.refill(),
  'change-shape': (site) => site.failWith('changed'),
  challenge: (site) => site.failWith('challenge'),
  works: (site) => site.works(),
};

/**
 * What the pages' own buttons use, under `/practice/`; no real site has it. GET `state`: who is signed in
 * and what there is to choose. POST one of the switches: changes the account, and the cookies with it.
 */
export function control(site: Site, exchange: Exchange): boolean {
  const word = exchange.url.pathname.slice('/practice/'.length);
  if (exchange.method === 'GET' && word === 'state') {
    exchange.json(200, { signedIn: site.signedIn, ...site.about() });
    return true;
  }
  const change = exchange.method === 'POST' && Object.hasOwn(switches, word) ? switches[word] : undefined;
  if (change === undefined) return false;
  change(site);
  exchange.json(200, {}, { 'set-cookie': [...site.cookies()] });
  return true;
}
