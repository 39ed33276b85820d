import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json, type JsonObject } from '../../wire/json';
import type { Answer } from '../platform';
import { Refusal } from '../read';
import { featurePool, limitPools } from './limits';
import { resetTime } from './quantity';

/** What the stream of a turn said, however early it was cut. */
export interface TurnStream {
  readonly pools: readonly PoolReading[];
  /** The model that answered, which an automatic switch may have made another than the one asked for. */
  readonly model: string | undefined;
  readonly planType: string | undefined;
  /** Of the first message of the assistant. */
  readonly assistantId: string | undefined;
  /** Of the message sent, where the stream repeats it. */
  readonly userId: string | undefined;
  /** An error came and nothing of an answer. */
  readonly failed: boolean;
}

/** Reads the picked events; a message or typed object stands alone or, as a delta, under `v`. */
export function turnStream(answer: Answer): TurnStream {
  const events = (answer.events ?? [answer.json ?? null]).filter(isJsonObject);
  const objects = events.flatMap((event) => (isJsonObject(event.v) ? [event, event.v] : [event]));
  const messages = objects.map(({ message }) => message).filter(isJsonObject);
  const assistant = messages.filter((message) => partOf(message, 'author').role === 'assistant');
  const user = [
    ...objects.map((object) => partOf(object, 'input_message')),
    ...messages.filter((message) => partOf(message, 'author').role === 'user'),
  ];
  const server = partOf(objects.filter(({ type }) => type === 'server_ste_metadata').at(-1), 'metadata');
  const metadata = partOf(assistant.at(-1), 'metadata');
  return {
    pools: poolsOf(objects, messages, answer.now),
    model: firstText(server.model_slug, metadata.resolved_model_slug, metadata.model_slug),
    planType: firstText(server.plan_type),
    assistantId: firstText(...assistant.map(({ id }) => id)),
    userId: firstText(...user.map(({ id }) => id)),
    failed: assistant.length === 0 && objects.some(({ error }) => typeof error === 'number'),
  };
}

function poolsOf(
  objects: readonly JsonObject[],
  messages: readonly JsonObject[],
  now: number,
): PoolReading[] {
  const details = objects.filter(({ type }) => type === 'conversation_detail_metadata').at(-1);
  const told = readable(() => (details === undefined ? [] : limitPools(details, now)));
  const delayed = readable(() => delayedImages(messages, now));
  return [...told.filter((pool) => pool.id !== delayed[0]?.id), ...delayed];
}

/** Images are put off until a time: what was told of their allowance can't be had before. */
function delayedImages(messages: readonly JsonObject[], now: number): PoolReading[] {
  const delays = messages.map(
    (message) => partOf(partOf(message, 'metadata'), 'image_gen_delayed').resets_after,
  );
  const resetsAt = resetTime(
    delays.find((delay) => delay !== undefined),
    'image_gen_delayed.resets_after',
    now,
  );
  return resetsAt === undefined ? [] : [{ ...featurePool('image_gen'), partial: true, resetsAt }];
}

/**
 * A limit in a new shape must not cost us the spend: the same limits come from `conversation/init`, where
 * the change is a failure with its place.
 */
function readable(read: () => PoolReading[]): PoolReading[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function partOf(object: JsonObject | undefined, key: string): JsonObject {
  const part = object?.[key];
  return isJsonObject(part) ? part : {};
}

function firstText(...values: readonly (Json | undefined)[]): string | undefined {
  return values.find((value) => typeof value === 'string' && value !== '') as string | undefined;
}
