/**
 * Whether `url` fits a WebExtension match pattern (developer.mozilla.org, "Match patterns in extension
 * manifests"). Only what platforms declare: `https` and a host, `*.` before it or not, any path.
 */
export function matchesPattern(pattern: string, url: string): boolean {
  const parts = /^https:\/\/(\*\.)?([^/*]+)(\/.*)$/.exec(pattern);
  if (parts === null || !URL.canParse(url)) return false;
  const [, anySubdomain, host = '', path = ''] = parts;
  const target = new URL(url);
  if (target.protocol !== 'https:' || target.port !== '') return false;
  if (target.hostname !== host && !(anySubdomain !== undefined && target.hostname.endsWith(`.${host}`)))
    return false;
  const expression = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${expression}$`).test(target.pathname + target.search);
}
