import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A line of fixtures/wall-clocks.tsv, which Python's zoneinfo has written. */
export interface WallClock {
  readonly kind: 'at' | 'change' | 'expiry' | 'start';
  /** `at`: day and hour as a rule asks for them. `change`, `start`: the day. `expiry`: bought at + months. */
  readonly asked: string;
  readonly instant: number;
  readonly zones: readonly string[];
}

const file = fileURLToPath(new URL('./fixtures/wall-clocks.tsv', import.meta.url));

export const wallClocks: readonly WallClock[] = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [kind = '', asked = '', instant = '', zones = ''] = line.split('\t');
    return {
      kind: kind as WallClock['kind'],
      asked,
      instant: Date.parse(instant),
      zones: zones.split(' '),
    };
  });

export const zones: readonly string[] = [...new Set(wallClocks.flatMap((line) => line.zones))].sort();

export function ofZone(zone: string, kind: WallClock['kind']): readonly WallClock[] {
  return wallClocks.filter((line) => line.kind === kind && line.zones.includes(zone));
}

/** The instants next to which a zone's clock jumps. */
export const changes: readonly { readonly zone: string; readonly at: number }[] = wallClocks
  .filter((line) => line.kind === 'change')
  .flatMap((line) => line.zones.map((zone) => ({ zone, at: line.instant })));

/** For messages that people read. */
export function iso(instants: readonly number[]): readonly string[] {
  return instants.map((instant) => new Date(instant).toISOString().replace(':00.000Z', 'Z'));
}

export function at(text: string): number {
  return Date.parse(text);
}

/** Whether a zone's wall clock jumped in the day before an instant, as Intl tells it. */
export function jumpedBefore(instant: number, zone: string): boolean {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (at: number) => format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return offset(instant) !== offset(instant - 86_400_000);
}
