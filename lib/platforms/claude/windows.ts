import type { PoolReading } from '../../core/reading';

/** A usage window by the name that all sources share, however each of them spells it. */
export interface WindowName {
  readonly id: string;
  readonly label: string;
  readonly windowSeconds?: number;
}

const fiveHour: WindowName = { id: 'five-hour', label: '5-hour', windowSeconds: 5 * 3600 };
const sevenDay: WindowName = { id: 'seven-day', label: 'Weekly', windowSeconds: 7 * 86_400 };

/** Names that are not what the product calls them; "omelette" is Claude Design. */
const spokenNames: Readonly<Record<string, string>> = { omelette: 'Design', oauth_apps: 'OAuth apps' };

/** The window of a key: `five_hour`, `seven_day_opus` (`/usage`), `5h`, `7d` (stream), or one yet unknown. */
export function windowOfKey(key: string): WindowName {
  const [, base, scope] = /^(five_hour|5h|seven_day|7d)(?:_(.+))?$/.exec(key) ?? [];
  if (base === undefined) return { id: slug(key), label: pretty(key) };
  return scoped(base === 'five_hour' || base === '5h' ? fiveHour : sevenDay, scope);
}

/** Whether a key names a window that we know, so that "exceeded" means this window and not something else. */
export function isKnownWindow(key: string): boolean {
  return windowOfKey(key).windowSeconds !== undefined;
}

/**
 * The window of an element of `limits[]` (since mid 2026). `kind` is `session`, `weekly_all`,
 * `weekly_scoped` or one yet unknown; `group` is `session` or `weekly`; `scope` is a model or a surface.
 */
export function windowOfLimit(
  kind: string,
  group: string | undefined,
  scope: string | undefined,
): WindowName {
  if (kind === 'session') return scoped(fiveHour, scope);
  if (kind === 'weekly_all') return scoped(sevenDay, scope);
  if (kind.startsWith('weekly_')) return scoped(sevenDay, scope ?? kind.slice('weekly_'.length));
  const length = { session: fiveHour, weekly: sevenDay }[group ?? '']?.windowSeconds;
  return scoped(
    { id: slug(kind), label: pretty(kind), ...(length === undefined ? {} : { windowSeconds: length }) },
    scope,
  );
}

/** A window of which `used` percent is used. More than 100 may be used; then nothing is left. */
export function windowPool(name: WindowName, used: number, resetsAt: number | null | undefined): PoolReading {
  return {
    ...name,
    unit: 'percent',
    limit: 100,
    used: tidy(used),
    remaining: tidy(Math.max(0, 100 - used)),
    ...(typeof resetsAt === 'number' ? { resetsAt } : {}),
    refills: true,
  };
}

/** Takes the dust of binary fractions away: 0.29 * 100 is 28.999999999999996. */
export function tidy(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

function scoped(base: WindowName, scope: string | undefined): WindowName {
  if (scope === undefined) return base;
  const own = scope.replace(/^claude[ _-]+(?=.)/i, '');
  return { ...base, id: `${base.id}:${slug(own)}`, label: `${base.label} · ${pretty(own)}` };
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'other'
  );
}

function pretty(name: string): string {
  const spoken = spokenNames[name] ?? name.replace(/[_\s]+/g, ' ').trim();
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}
