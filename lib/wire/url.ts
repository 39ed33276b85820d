/**
 * URL patterns of endpoints: `https://host/path/:name/rest`. `:name` is one path segment, a trailing
 * `/*` any rest. The query is not part of the pattern. A trailing slash in the URL is ignored.
 */
export interface UrlMatch {
  readonly params: Readonly<Record<string, string>>;
}

const compiled = new Map<string, RegExp>();

/** The pattern's parameters if `url` fits it, else undefined. */
export function matchUrl(pattern: string, url: string): UrlMatch | undefined {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    compiled.set(pattern, expression);
  }
  const found = expression.exec(url);
  if (found === null) return undefined;
  return { params: found.groups === undefined ? {} : mapValues(found.groups, decode) };
}

function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/\/+$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
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
