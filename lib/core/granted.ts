/**
 * Whether the browser allows all of these match patterns, by what `permissions.getAll` tells. A person may have allowed
 * more: then browsers tell that, and not what lies in it (Chromium's "on all sites").
 */
export function allAllowed(patterns: readonly string[], granted: readonly string[]): boolean {
  return patterns.every((pattern) => granted.some((one) => one === pattern || covers(one, pattern)));
}

/** Of a wider pattern only what browsers give: all sites, or a host with all that is below it. */
function covers(wide: string, pattern: string): boolean {
  if (wide === '<all_urls>') return true;
  const [scheme = '', host = ''] = partsOf(pattern);
  const [wideScheme = '', wideHost = '', widePath = ''] = partsOf(wide);
  if (widePath !== '/*' || (wideScheme !== '*' && wideScheme !== scheme)) return false;
  if (wideHost === '*') return true;
  const below = wideHost.startsWith('*.') ? wideHost.slice(1) : undefined;
  return below !== undefined && (host === below.slice(1) || host.endsWith(below));
}

function partsOf(pattern: string): readonly string[] {
  return /^(\*|https?):\/\/([^/]+)(\/.*)$/.exec(pattern)?.slice(1) ?? [];
}
