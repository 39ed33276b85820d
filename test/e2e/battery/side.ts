/** What one run of the battery saw, by the name of the check. */
export type Results = Readonly<Record<string, unknown>>;

export interface BatteryRun {
  readonly results: Results;
  /** Of each check, in ms. */
  readonly times: Readonly<Record<string, number>>;
}

/** Evaluated in the battery's page. */
export function startBattery([only, lanes]: readonly [string, number]): Promise<string> {
  return (globalThis as unknown as { runBattery(only: string, lanes: number): Promise<string> }).runBattery(
    only,
    lanes,
  );
}

export function readBattery(text: string): BatteryRun {
  return JSON.parse(text);
}

/** Each differing place with what is there without us and with us: `check · member.member: a → b`. */
export function differences(without: Results, withUs: Results): readonly string[] {
  const found: string[] = [];
  const names = new Set([...Object.keys(without), ...Object.keys(withUs)]);
  for (const name of names) compare(without[name], withUs[name], name, '', found);
  return found;
}

function compare(left: unknown, right: unknown, name: string, path: string, found: string[]): void {
  if (isTree(left) && isTree(right) && Array.isArray(left) === Array.isArray(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      compare(left[key], right[key], name, `${path}.${key}`, found);
  } else if (JSON.stringify(left) !== JSON.stringify(right)) {
    found.push(`${name} · ${path.slice(1)}: ${JSON.stringify(left)} → ${JSON.stringify(right)}`);
  }
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
