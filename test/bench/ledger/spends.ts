import type { SpendEntry } from '../../../lib/core/entry';

const DAY = 86_400_000;
const START = Date.UTC(2024, 10, 29);
/** Two years. */
export const DAYS = 730;
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

/**
 * `count` spends over two years, oldest first, as a heavy user of 60 platforms has them: a platform used more than
 * the next, ids and conversations as UUIDs, mostly exact amounts. In pieces of `size`.
 */
export function* spendBatches(count: number, size: number, days = DAYS): Generator<SpendEntry[]> {
  const random = numbers(20_261_129);
  const next = () => random.next().value;
  const uuid = () =>
    'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(next() * 16).toString(16));
  const accounts = Array.from({ length: PLATFORMS }, uuid);
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
    const platform = Math.floor(next() * next() * PLATFORMS);
    const kind = Math.floor(next() * 3);
    batch.push({
      platform: `platform-${platform}`,
      account: accounts[platform] ?? '',
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
      conversation: conversationOf(platform),
      promptLength: Math.floor(next() * 2_000),
    });
    if (batch.length === size || index === count - 1) {
      yield batch;
      batch = [];
    }
  }
}
