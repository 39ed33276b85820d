/** What one run of the battery saw, by the name of the check. */
export type Results = Readonly<Record<string, unknown>>;

/** What is run: the checks whose names match, all by default, after which script of page/hostile. */
export interface Choice {
  readonly only?: string;
  readonly hostile?: string;
}

/** The heart of the battery, for pages and moments in which something is not as usual. */
export const heart =
  '^watched: a (JSON answer|stream) by|^watched: stopped by|^watched request: a (JSON body|Request with)|^watched XHR: ("json"|abort)';
/** What a script of the page's own sees that wraps everything before any other. */
export const wrappers = `${heart}|wrapper|what the first script`;
/** What there is to hear on event streams and sockets. */
export const streams = '^(watched|other) EventSource|^WebSocket';
export const socketClients = 'socket\\.io|graphql-ws';

/** Evaluated in the battery's page. */
export function startBattery({ only, hostile }: Choice): Promise<string> {
  const page = globalThis as unknown as { runBattery(only?: string, hostile?: string): Promise<string> };
  return page.runBattery(only, hostile);
}

export function readBattery(text: string): Results {
  return JSON.parse(text);
}

/** Each differing place with what is there without us and with us: `check · member.member: a → b`. */
function differences(without: Results, withUs: Results): readonly string[] {
  const found: string[] = [];
  const names = new Set([...Object.keys(without), ...Object.keys(withUs)]);
  for (const name of names) compare(without[name], withUs[name], name, '', found);
  return found;
}

function compare(left: unknown, right: unknown, name: string, path: string, found: string[]): void {
  if (isList(left) && isList(right)) {
    compareLists(left, right, `${name} · ${path.slice(1)}`, found);
  } else if (isTree(left) && isTree(right) && Array.isArray(left) === Array.isArray(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      compare(left[key], right[key], name, `${path}.${key}`, found);
  } else if (JSON.stringify(left) !== JSON.stringify(right)) {
    found.push(`${name} · ${path.slice(1)}: ${JSON.stringify(left)} → ${JSON.stringify(right)}`);
  }
}

/** Names and log lines: what is missing and what is more, or else that the order is another. */
function compareLists(
  left: readonly string[],
  right: readonly string[],
  place: string,
  found: string[],
): void {
  const missing = left.filter((item) => !right.includes(item));
  const more = right.filter((item) => !left.includes(item));
  if (missing.length > 0 || more.length > 0) {
    found.push(`${place}: without ${JSON.stringify(missing)}, and also ${JSON.stringify(more)}`);
  } else if (left.join() !== right.join()) {
    found.push(`${place}: in another order: ${JSON.stringify(left)} → ${JSON.stringify(right)}`);
  }
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The checks that could not do their own work: they would prove nothing by being equal. */
export function failedIn(results: Results): readonly string[] {
  return Object.entries(results)
    .filter(([, value]) => isTree(value) && 'failed' in value)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}

/** What differs and is not known as unavoidable. */
export function surprises(
  without: Results | undefined,
  withUs: Results | undefined,
  unavoidable: readonly RegExp[],
): readonly string[] {
  return differences(without ?? {}, withUs ?? {}).filter(
    (difference) => !unavoidable.some((known) => known.test(difference)),
  );
}
