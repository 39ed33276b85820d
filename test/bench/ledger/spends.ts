import type { ReadingEntry, SpendEntry } from '../../../lib/core/entry';
import type { AccountKey } from '../../../lib/storage/ledger/damage';

const DAY = 86_400_000;
/** Two years, today included: the insights page asks for the last days. */
export const DAYS = 730;
const START = Math.floor(Date.now() / DAY) * DAY - (DAYS - 1) * DAY;
const PLATFORMS = 60;
/** A conversation has so many spends. */
const CONVERSATION = 6;
const models = ['small-4', 'large-4', 'video-2-pro'];
const features = ['message', 'image', 'song'];

export const firstDay = dayOf(0);
export const lastDay = dayOf(DAYS - 1);

/** The calendar day, so many days after the first. */
export function dayOf(index: number): string {
  return new Date(START + index * DAY).toISOString().slice(0, 10);
}

/** The same numbers in every run: xorshift32. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) / 2 ** 32;
  }
}

/** One pool of an account, as far as readings tell of it. */
export interface BenchPool extends AccountKey {
  readonly pool: string;
  readonly unit: string;
}

/**
 * `count` spends over two years, oldest first, as a heavy user of 60 platforms has them: a platform used more than
 * the next, ids and conversations as UUIDs, mostly exact amounts. In pieces of `size`. `known`: the first accounts;
 * the others are made up.
 */
export function* spendBatches(
  count: number,
  size: number,
  { days = DAYS, known = [] }: { readonly days?: number; readonly known?: readonly AccountKey[] } = {},
): Generator<SpendEntry[]> {
  const random = numbers(20_261_129);
  const next = () => random.next().value;
  const uuid = () =>
    'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(next() * 16).toString(16));
  const accounts = Array.from(
    { length: PLATFORMS },
    (_, index) => known[index] ?? { platform: `platform-${index}`, account: uuid() },
  );
  const conversations = new Map<number, { id: string; left: number }>();
  const conversationOf = (platform: number) => {
    const open = conversations.get(platform);
    const current = open === undefined || open.left === 0 ? { id: uuid(), left: CONVERSATION } : open;
    current.left--;
    conversations.set(platform, current);
    return current.id;
  };
  let batch: SpendEntry[] = [];
  for (let index = 0; index < count; index++) {
    const at = START + Math.floor((index * days * DAY) / count);
    const which = Math.floor(next() * next() * PLATFORMS);
    const kind = Math.floor(next() * 3);
    const { platform, account } = accounts[which] ?? { platform: '', account: '' };
    batch.push({
      platform,
      account,
      id: uuid(),
      at,
      day: new Date(at).toISOString().slice(0, 10),
      hour: new Date(at).getUTCHours(),
      unit: 'credit',
      basis: next() < 0.8 ? 'exact' : 'priced',
      amount: Math.floor(next() * 5_000) / 100,
      pool: 'credits',
      model: models[kind] ?? '',
      feature: features[kind] ?? '',
      conversation: conversationOf(which),
      promptLength: Math.floor(next() * 2_000),
    });
    if (batch.length === size || index === count - 1) {
      yield batch;
      batch = [];
    }
  }
}

/** Two years of readings of each pool, so many a day: it is used up and refilled again and again. */
export function* readingBatches(pools: readonly BenchPool[], perDay: number): Generator<ReadingEntry[]> {
  for (const pool of pools) {
    const limit = pool.unit === 'percent' ? 100 : 1_000;
    yield Array.from({ length: DAYS * perDay }, (_, index) => {
      const at = START + Math.floor((index * DAY) / perDay);
      const day = new Date(at).toISOString().slice(0, 10);
      return { ...pool, at, day, remaining: limit - ((index * 7) % limit), limit };
    });
  }
}
