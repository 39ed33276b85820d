import type { Ask } from '../platforms/platform';

/**
 * Puts a key where its platform looks for it: in a header, perhaps after a word or beside the number of its owner, or in the
 * query. Gives the URL that is asked then. Keys are in the background alone, so this is no part of the page's scripts.
 */
export function placeKey({ auth, url }: Ask, headers: Headers, key: string): string {
  const sent = (auth.kind === 'key' && auth.sent) || { header: 'authorization', after: 'Bearer' };
  if ('query' in sent) {
    const target = new URL(url);
    target.searchParams.set(sent.query, key);
    return target.href;
  }
  const { header, after, owner } = { owner: undefined, ...sent };
  const end = owner === undefined ? -1 : key.indexOf(':');
  if (owner !== undefined && end > 0) headers.set(owner, key.slice(0, end));
  const own = key.slice(end + 1);
  headers.set(header, after === undefined ? own : `${after} ${own}`);
  return url;
}
