import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';

const NUMBER = '(\\d[\\d,]*(?:\\.\\d+)?)';

const free = expression(`^Amp Free: ${NUMBER}% remaining`);
/** Until 2026 the free use was told in dollars, and filled up by the hour. */
const freeDollars = expression(`^Amp Free: \\$${NUMBER} ?/ ?\\$${NUMBER} remaining`);
const plans = [
  expression(`^Subscription (.+?): ${NUMBER}% other usage and ${NUMBER}% orb usage remaining`),
  expression(`^Amp (.+?) Subscription: ${NUMBER}% other usage and ${NUMBER}% orb usage remaining`),
];
/** Since September 2026. */
const tier = expression(`^Amp (.+?) Tier: agent usage \\$${NUMBER} of \\$${NUMBER} remaining(.*)$`);
const orb = expression(`\\borb usage ${NUMBER}h of ${NUMBER}h `);
const period = /\bperiod \d{4}-\d\d-\d\d to (\d{4}-\d\d-\d\d)\b/i;
const individual = expression(`^Individual credits: \\$${NUMBER} remaining`);
const workspace = expression(`^Workspace (.+): \\$${NUMBER} remaining`);

function expression(source: string): RegExp {
  return new RegExp(source, 'i');
}

export interface AmpLine {
  readonly pools: readonly PoolReading[];
  readonly plan?: string;
}

/** What a line tells. Undefined where it is none that we know. `freeResetsAt`: when the free use is whole again, ms. */
export function readLine(text: string, freeResetsAt: number): AmpLine | undefined {
  const line = text.replaceAll('**', '');
  return freeLine(line, freeResetsAt) ?? planLine(line) ?? tierLine(line) ?? creditsLine(line);
}

function freeLine(line: string, resetsAt: number): AmpLine | undefined {
  const [, percent] = free.exec(line) ?? [];
  if (percent !== undefined)
    return { pools: percentPool('free', 'Amp Free', percent, { resetsAt, windowSeconds: 86_400 }) };
  const [, left, limit] = freeDollars.exec(line) ?? [];
  return left === undefined ? undefined : { pools: shareOf('free', 'Amp Free', 'USD', left, limit) };
}

/** "In 29 days" is no time, so none is told. */
function planLine(line: string): AmpLine | undefined {
  for (const known of plans) {
    const [, plan, other, orbs] = known.exec(line) ?? [];
    if (plan === undefined) continue;
    const pools = [...percentPool('agent', 'Agent usage', other), ...percentPool('orb', 'Orb usage', orbs)];
    return { plan, pools };
  }
  return undefined;
}

/** Orbs are machines, which are told in hours of the smallest. */
function tierLine(line: string): AmpLine | undefined {
  const [, plan, left, limit, rest = ''] = tier.exec(line) ?? [];
  if (plan === undefined) return undefined;
  const [, orbLeft, orbLimit] = orb.exec(rest) ?? [];
  const end = Date.parse(period.exec(rest)?.[1] ?? '');
  const when = Number.isNaN(end) ? {} : { resetsAt: end };
  const pools = [
    ...shareOf('agent', 'Agent usage', 'USD', left, limit),
    ...shareOf('orb', 'Orb usage', 'second', orbLeft, orbLimit, 3600),
  ];
  return { plan, pools: pools.map((pool) => ({ ...pool, ...when, refills: true as const })) };
}

function creditsLine(line: string): AmpLine | undefined {
  const [, own] = individual.exec(line) ?? [];
  const money = { unit: 'USD', paysBeyond: true } as const;
  if (own !== undefined)
    return { pools: [{ id: 'credits', label: 'Credits', ...money, remaining: amount(own) }] };
  const [, name, left] = workspace.exec(line) ?? [];
  if (name === undefined || left === undefined) return undefined;
  return {
    pools: [{ id: `workspace:${name}`, label: `Workspace ${name}`, ...money, remaining: amount(left) }],
  };
}

function percentPool(
  id: string,
  label: string,
  left: string | undefined,
  more: Partial<PoolReading> = {},
): PoolReading[] {
  const remaining = amount(left ?? '');
  if (!(remaining <= 100)) return [];
  return [
    {
      id,
      label,
      unit: 'percent',
      limit: 100,
      remaining,
      used: exact(100 - remaining),
      refills: true,
      ...more,
    },
  ];
}

/** "$0 of $0" is a plan without a meter. */
function shareOf(
  id: string,
  label: string,
  unit: string,
  left: string | undefined,
  limit: string | undefined,
  times = 1,
): PoolReading[] {
  const [remaining, most] = [exact(amount(left ?? '') * times), exact(amount(limit ?? '') * times)];
  if (!(most > 0 && remaining >= 0)) return [];
  return [{ id, label, unit, limit: most, remaining, used: exact(Math.max(0, most - remaining)) }];
}

/** NaN where it is none. */
function amount(text: string): number {
  return text === '' ? Number.NaN : Number(text.replaceAll(',', ''));
}
