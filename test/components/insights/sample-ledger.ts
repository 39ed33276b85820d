import type { ConversationProject, ReadingEntry, SpendEntry } from '../../../lib/core/entry';
import { eachDay } from '../../../lib/core/insights/days';
import { addDays } from '../../../lib/core/renewal/calendar';
import type { DrawRollup, HourRollup, Rollup, RollupQuery } from '../../../lib/core/rollup';
import type { LedgerReader } from '../../../lib/storage/ledger/reader';

export interface SampleRows {
  readonly rollups?: readonly Rollup[];
  readonly hours?: readonly HourRollup[];
  readonly draws?: readonly DrawRollup[];
  readonly readings?: readonly ReadingEntry[];
  readonly spends?: readonly SpendEntry[];
  readonly projects?: readonly ConversationProject[];
}

/** A ledger in memory that counts how often it was asked, and may refuse. */
export class MemoryLedger implements LedgerReader {
  readonly asked: { what: string; from?: string; to?: string }[] = [];
  refusing = false;

  constructor(public rows: SampleRows = {}) {}

  async rollups(query: RollupQuery) {
    this.note(query.conversations === false ? 'totals' : 'rollups', query);
    const rows = fitting(this.rows.rollups, query);
    return query.conversations === false
      ? rows.map((row) => ({ ...row, conversation: '', project: '' }))
      : rows;
  }

  async hours(query: RollupQuery) {
    this.note('hours', query);
    return fitting(this.rows.hours, query);
  }

  async draws(query: RollupQuery) {
    this.note('draws', query);
    return fitting(this.rows.draws, query);
  }

  async readings(pool: { platform: string; account: string; pool: string }, from: number, to: number) {
    this.note('readings');
    return (this.rows.readings ?? []).filter(
      (reading) =>
        reading.platform === pool.platform &&
        reading.account === pool.account &&
        reading.pool === pool.pool &&
        from <= reading.at &&
        reading.at < to,
    );
  }

  async spends(query: RollupQuery, page: { readonly limit: number; readonly after?: SpendEntry }) {
    this.note('spends', query);
    const all = fitting(this.rows.spends, query);
    const start = page.after === undefined ? 0 : all.findIndex(({ id }) => id === page.after?.id) + 1;
    return all.slice(start, start + page.limit);
  }

  async conversationProjects() {
    this.note('projects');
    return this.rows.projects ?? [];
  }

  async firstDay() {
    this.note('firstDay');
    return (this.rows.rollups ?? []).reduce<string | undefined>(
      (first, { day }) => (first === undefined || day < first ? day : first),
      undefined,
    );
  }

  private note(what: string, query?: RollupQuery): void {
    this.asked.push(query === undefined ? { what } : { what, from: query.from, to: query.to });
    if (this.refusing) throw new Error('The database can not be opened.');
  }
}

function fitting<T extends { day: string; platform: string; account: string }>(
  rows: readonly T[] | undefined,
  { from, to, platform, account }: RollupQuery,
): readonly T[] {
  return (rows ?? []).filter(
    (row) =>
      from <= row.day &&
      row.day <= to &&
      (platform === undefined || row.platform === platform) &&
      (account === undefined || row.account === account),
  );
}

/** A row with the usual in it. */
export function rollup(part: Partial<Rollup> = {}): Rollup {
  return {
    day: '2026-11-17',
    platform: 'songs',
    account: 'ada',
    pool: 'credits',
    unit: 'credit',
    model: 'v5',
    feature: 'song',
    conversation: '',
    project: '',
    amount: '10',
    estimated: '0',
    spends: 1,
    uncounted: 0,
    ...part,
  };
}

export function hourRollup(
  part: Partial<HourRollup> & { at?: Readonly<Record<number, number>> },
): HourRollup {
  const { at = {}, ...rest } = part;
  return {
    day: '2026-11-17',
    platform: 'songs',
    account: 'ada',
    hours: Array.from({ length: 24 }, (_, hour) => at[hour] ?? 0),
    ...rest,
  };
}

/** The same numbers in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface GeneratedPlatform {
  readonly id: string;
  readonly accounts: readonly string[];
  readonly pool: string;
  readonly unit: string;
  readonly models: readonly string[];
  readonly features: readonly string[];
  /** Of one spend. */
  readonly typical: number;
  /** Decimal places of its amounts. */
  readonly places: number;
  /** The part of the spends whose amount isn't told, 0 to 1, and that is estimated. */
  readonly untold: number;
  readonly estimated: number;
  /** Spends on a weekday. */
  readonly perDay: number;
}

export interface Generated {
  readonly rollups: readonly Rollup[];
  readonly hours: readonly HourRollup[];
}

/** Somebody who works on weekdays, mostly in the afternoon, on a few things at a time. */
export function generate(
  platforms: readonly GeneratedPlatform[],
  { until, days, seed = 1 }: { readonly until: string; readonly days: number; readonly seed?: number },
): Generated {
  const random = seeded(seed);
  const pick = <T>(some: readonly T[], fallback: T): T =>
    some[Math.floor(random() ** 2 * some.length)] ?? fallback;
  const rollups = new Map<string, Rollup>();
  const hours: HourRollup[] = [];
  const span = { from: addDays(until, 1 - days), to: until };
  eachDay(span).forEach((day, index) => {
    const weekday = index % 7;
    const busy = weekday > 4 ? 0.25 : weekday === 1 ? 1.7 : 1;
    for (const platform of platforms) {
      for (const account of platform.accounts) {
        const count = Math.floor(platform.perDay * busy * (0.4 + 1.2 * random()));
        if (count === 0) continue;
        const counts = new Array<number>(24).fill(0);
        for (let n = 0; n < count; n += 1) {
          const hour = Math.min(23, Math.floor(8 + 5 * (random() + random() + random())));
          counts[hour] = (counts[hour] ?? 0) + 1;
          const talk = Math.floor(index / 5) * 3 + Math.floor(random() * 3);
          const key = {
            day,
            platform: platform.id,
            account,
            pool: platform.pool,
            unit: platform.unit,
            model: pick(platform.models, ''),
            feature: pick(platform.features, ''),
            conversation: random() < 0.2 ? '' : `c${String(talk * 7919).padStart(8, '0')}-${platform.id}`,
            project: ['', 'Album', 'Thesis', 'Shop'][talk % 4] ?? '',
          };
          const name = Object.values(key).join('\n');
          const before = rollups.get(name) ?? {
            ...key,
            amount: '0',
            estimated: '0',
            spends: 0,
            uncounted: 0,
          };
          const untold = random() < platform.untold;
          const amount = untold ? 0 : platform.typical * (0.5 + random() * 2);
          const sum = (Number(before.amount) + amount).toFixed(platform.places);
          rollups.set(name, {
            ...before,
            amount: sum,
            estimated:
              random() < platform.estimated
                ? Math.min(Number(sum), Number(before.estimated) + amount).toFixed(platform.places)
                : before.estimated,
            spends: before.spends + 1,
            uncounted: before.uncounted + (untold ? 1 : 0),
          });
        }
        hours.push({ day, platform: platform.id, account, hours: counts });
      }
    }
  });
  return { rollups: [...rollups.values()], hours };
}

export const usualPlatforms: readonly GeneratedPlatform[] = [
  {
    id: 'suno',
    accounts: ['ada'],
    pool: 'credits',
    unit: 'credit',
    models: ['chirp-v5', 'chirp-v4-5'],
    features: ['song', 'extend', 'cover'],
    typical: 10,
    places: 0,
    untold: 0.02,
    estimated: 0.1,
    perDay: 6,
  },
  {
    id: 'openrouter',
    accounts: ['key-1'],
    pool: 'credits',
    unit: 'USD',
    models: [
      'openai/gpt-5.2',
      'anthropic/claude-opus-4.6',
      'google/gemini-3-pro',
      'mistral/large',
      'x/y',
      'deepseek/v4',
      'qwen/qwen4',
      'meta/llama-5',
    ],
    features: ['chat', 'image'],
    typical: 0.031,
    places: 6,
    untold: 0.01,
    estimated: 0.3,
    perDay: 20,
  },
  {
    id: 'claude',
    accounts: ['work', 'home'],
    pool: 'five_hour',
    unit: 'message',
    models: ['claude-opus-4-6', 'claude-sonnet-5'],
    features: ['message'],
    typical: 1,
    places: 0,
    untold: 0,
    estimated: 0,
    perDay: 12,
  },
  {
    id: 'chatgpt',
    accounts: ['ada'],
    pool: 'messages',
    unit: 'message',
    models: ['gpt-5-2', 'gpt-5-2-thinking', ''],
    features: ['message', 'image', 'deep research'],
    typical: 1,
    places: 0,
    untold: 0,
    estimated: 0,
    perDay: 9,
  },
];
