import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { shaped } from '../read';
import { PointInfo, readPoints, Subscription } from './balance';
import { Bot, pricesOf } from './bots';
import { all, fitting } from './shapes';

const Sent = v.looseObject({
  /** `success`, `reached_limit`, `too_many_tokens`, `no_access`, `rate_limit_exceeded`, `concurrent_messages`. */
  status: v.string(),
  chat: v.nullish(v.looseObject({ chatId: v.nullish(v.union([v.number(), v.string()])) })),
});

const Found = v.looseObject({
  data: all(v.unknown()),
  errors: all(v.unknown()),
  messagePointInfo: all(v.nullable(PointInfo)),
  subscription: all(v.unknown()),
  messageEdgeCreate: all(v.nullable(Sent)),
  bot: all(v.unknown()),
  defaultBotObject: all(v.unknown()),
});
type Found = v.InferOutput<typeof Found>;

/** POST /api/gql_POST: whatever the operation, the points, the bots and the message that its answer speaks of. */
export function readGraphql(answer: Answer): Findings {
  const found = shaped(Found, answer.json);
  const [info] = present(found.messagePointInfo);
  const prices = pricesOf(fitting(Bot, [...found.bot, ...found.defaultBotObject]));
  const spends = spendsOf(found, answer);
  return {
    ...(info === undefined ? {} : readPoints(info, fitting(Subscription, found.subscription)[0])),
    ...(prices.length === 0 ? {} : { prices }),
    ...(spends.length === 0 ? {} : { spends }),
  };
}

/**
 * A message that was taken. `messageEdgeCreate` answers a new one; how one that is asked for anew is answered is not
 * known, so there it is enough that its request had a price and nothing went wrong. A message with files tells no
 * price, since its form is not read: something was spent, how much the balance tells. The price is what was shown,
 * not what was taken: bots that count tokens take more or less, so it is not exact.
 */
function spendsOf(found: Found, answer: Answer): SpendDraft[] {
  const [sent] = present(found.messageEdgeCreate);
  const { task } = answer;
  const wrong = found.errors.some((errors) => Array.isArray(errors) && errors.length > 0);
  const taken =
    sent === undefined
      ? task !== undefined && !wrong && isJsonObject(found.data[0] as Json)
      : sent.status === 'success';
  if (!taken) return [];
  const conversation = sent?.chat?.chatId || chatOf(answer);
  return [
    {
      ...(task === undefined ? { feature: 'message' } : asUse(task)),
      ...(task?.told === undefined ? {} : { amount: task.told.amount }),
      ...{ pool: 'points', unit: 'point', basis: 'priced' },
      ...(conversation === undefined ? {} : { conversation: String(conversation) }),
      ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
    },
  ];
}

/** The chat that the message goes to; null where it opens one. */
function chatOf({ request: { body } }: Answer): string | number | undefined {
  const variables = isJsonObject(body) ? body.variables : undefined;
  const chat = isJsonObject(variables) ? variables.chatId : undefined;
  return (typeof chat === 'string' || typeof chat === 'number') && chat !== '' ? chat : undefined;
}

function present<T>(found: readonly (T | null)[]): T[] {
  return found.filter((one) => one !== null);
}
