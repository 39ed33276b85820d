/**
 * URL patterns of endpoints: `https://host/path/:name/rest`. `:name` is one path segment, a trailing
 * `/*` any rest; `{a|b}` a segment that is a list with commas in which a or b stands (tRPC's batches), which is
 * the parameter `list`. The query is not part of the pattern. A trailing slash in the URL is ignored.
 */
export interface UrlMatch {
  readonly params: Readonly<Record<string, string>>;
}

export type UrlMatcher = (url: string) => UrlMatch | undefined;

const matchers = new Map<string, UrlMatcher>();

/** The pattern's parameters if `url` fits it, else undefined. */
export function matchUrl(pattern: string, url: string): UrlMatch | undefined {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) {
    matcher = urlMatcher(pattern);
    matchers.set(pattern, matcher);
  }
  return matcher(url);
}

/** A pattern made ready. Most URLs of a page differ in the fixed beginning already, which costs next to nothing. */
export function urlMatcher(pattern: string): UrlMatcher {
  const [beginning = ''] = pattern.replace(/\/+$/, '').split(/\/[:*{]/, 1);
  const expression = compile(pattern);
  return (url) => {
    if (!url.startsWith(beginning)) return undefined;
    const found = expression.exec(url);
    if (found === null) return undefined;
    return { params: found.groups === undefined ? {} : mapValues(found.groups, decode) };
  };
}

function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/\/+$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\\\{(.+?)\\\}/g, (_, names: string) => {
      const any = names.replaceAll('\\|', '|');
      return `/(?=(?:[^/?#]*,)?(?:${any})(?:[,/?#]|$))(?<list>[^/?#]+)`;
    })
    .replace(/\/:(\w+)/g, '/(?<$1>[^/?#]+)')
    .replace(/\/\\\*$/, '(?:/[^?#]*)?');
  return new RegExp(`^${source}/?(?:[?#]|$)`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mapValues(
  source: Record<string, string>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, change(value)]));
}
