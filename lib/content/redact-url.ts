const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
/** A word as routes are named: digits only at its end, or after the v of a version. */
const WORD = /^(v\d{1,2}[a-z.:_-]*|[a-z][a-z.:_-]*\d{0,2})$/i;
const MAX_WORD = 40;

/** A URL with the names that it is made of, and nothing that is somebody's: ids and values are taken out. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return 'not a URL';
  const { protocol, host, pathname, searchParams } = new URL(url);
  const path = pathname.split('/').map((segment) => (isName(segment) ? segment : ':id'));
  const names = [...new Set(searchParams.keys())].map((name) => (isName(name) ? name : ':id')).slice(0, 12);
  return `${protocol}//${host}${path.join('/')}${names.length === 0 ? '' : `?${names.join('&')}`}`;
}

function isName(segment: string): boolean {
  if (segment === '') return true;
  const isHash = segment.length >= 20 && !/[-_.]/.test(segment);
  return segment.length <= MAX_WORD && WORD.test(segment) && !UUID.test(segment) && !isHash;
}
