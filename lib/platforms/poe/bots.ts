import * as v from 'valibot';
import type { PriceDraft } from '../platform';
import { Points } from './shapes';

export const Bot = v.looseObject({
  nickname: v.nullish(v.string()),
  handle: v.nullish(v.string()),
  /** Marked as deprecated by poe-api-wrapper in August 2025; still read, since it can only be there or not. */
  messagePointLimit: v.nullish(v.looseObject({ displayMessagePointPrice: v.nullish(Points) })),
});
export type Bot = v.InferOutput<typeof Bot>;

/**
 * What a message of each bot is said to cost: by both of its names, since published requests use either. A price of 0
 * stands for "see the tooltip" with bots that count tokens, so it is none.
 */
export function pricesOf(bots: readonly Bot[]): readonly PriceDraft[] {
  const prices = bots.flatMap(({ nickname, handle, messagePointLimit }) => {
    const amount = messagePointLimit?.displayMessagePointPrice;
    if (!amount) return [];
    return [nickname, handle].flatMap((model) => (model ? [[model, amount] as const] : []));
  });
  return [...new Map(prices)].map(([model, amount]) => ({
    ...{ pool: 'points', unit: 'point', feature: 'message', each: true, model, amount },
  }));
}
