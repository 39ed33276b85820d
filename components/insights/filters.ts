import { type StackDimension, stackDimensions } from '../../lib/core/insights/aggregate';
import { isDay } from '../../lib/core/insights/days';
import { lastDays, type RangeChoice } from '../../lib/core/insights/range';

/** What the person chose to see. It stands in the address, so that a reload, a bookmark and a copied link keep it. */
export interface Filters {
  readonly range: RangeChoice;
  /** Absent: all. */
  readonly platform?: string;
  /** Only with `platform`. */
  readonly account?: string;
  /** Of a measure; absent: the one with the most spends. */
  readonly measure?: string;
  readonly stack: StackDimension;
  /** `platform|account|pool` of the burn-down; absent: the first. */
  readonly pool?: string;
  /** The year of the calendar, `2025`; absent: the last twelve months. */
  readonly year?: string;
}

export const defaultFilters: Filters = { range: { kind: 'last', days: 30 }, stack: 'platform' };

/** Reads an address's hash. What makes no sense is left out. */
export function parseFilters(hash: string): Filters {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string) => {
    const value = params.get(name);
    return value === null || value === '' || value.length > 1000 ? undefined : value;
  };
  const platform = text('platform');
  const account = platform === undefined ? undefined : text('account');
  const measure = text('unit');
  const pool = text('pool');
  const year = text('year');
  return {
    range: parseRange(params),
    stack: stackDimensions.find((dimension) => dimension === params.get('stack')) ?? defaultFilters.stack,
    ...(platform === undefined ? {} : { platform }),
    ...(account === undefined ? {} : { account }),
    ...(measure === undefined ? {} : { measure }),
    ...(pool === undefined ? {} : { pool }),
    ...(year !== undefined && /^\d{4}$/.test(year) ? { year } : {}),
  };
}

/** The hash that {@link parseFilters} reads back: without a `#`, empty for what is usual. */
export function filtersHash({ range, platform, account, measure, stack, pool, year }: Filters): string {
  const params = new URLSearchParams();
  if (range.kind === 'all') params.set('range', 'all');
  if (range.kind === 'last' && range.days !== 30) params.set('range', String(range.days));
  if (range.kind === 'between') {
    params.set('from', range.from);
    params.set('to', range.to);
  }
  if (platform !== undefined) params.set('platform', platform);
  if (platform !== undefined && account !== undefined) params.set('account', account);
  if (measure !== undefined) params.set('unit', measure);
  if (stack !== defaultFilters.stack) params.set('stack', stack);
  if (pool !== undefined) params.set('pool', pool);
  if (year !== undefined) params.set('year', year);
  return params.toString();
}

function parseRange(params: URLSearchParams): RangeChoice {
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  if (isDay(from) && isDay(to)) return { kind: 'between', from, to };
  const range = params.get('range');
  if (range === 'all') return { kind: 'all' };
  const days = lastDays.find((count) => String(count) === range);
  return days === undefined ? defaultFilters.range : { kind: 'last', days };
}
