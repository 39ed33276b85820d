import * as v from 'valibot';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, Reader } from '../platform';
import { refuse, shaped } from '../read';
import { completionSpend, type PaidBy } from './spend';

const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Usage = v.nullish(
  v.object({
    input_tokens: Count,
    output_tokens: Count,
    cache_creation_input_tokens: Count,
    cache_read_input_tokens: Count,
  }),
);
type Usage = NonNullable<v.InferOutput<typeof Usage>>;

const Message = v.object({ id: v.string(), model: v.nullish(v.string()), usage: Usage });
const Event = v.looseObject({ message: v.optional(Message), usage: Usage });

export interface MessagesFacts extends PaidBy {
  readonly name: string;
}

/**
 * What `messagesAt` claims, in one piece or as a stream. A stream tells its tokens so far, first in `message_start`, then in
 * each `message_delta`: of each count, the last told holds. A stream that broke off before its first event spent nothing
 * that is known. A refusal says nothing about the balance: Anthropic's "credit balance is too low" is an
 * `invalid_request_error` (400), told apart by its words alone.
 */
export function messagesReader(facts: MessagesFacts): Reader {
  return (answer: Answer): Findings => {
    if (answer.status === 429)
      refuse('rate-limited', 'error', `${facts.name} takes no more requests for now.`);
    const nothing = { ...facts.account?.(answer) };
    if (answer.status >= 400) return nothing;
    if (answer.events === undefined) {
      const message = shaped(Message, answer.json);
      return completionSpend(answer, facts, { ...message, ...counts(message.usage ?? {}) });
    }
    if (answer.events.some(isError) && !answer.events.some(isStart)) return nothing;
    const events = answer.events.map((event) => shaped(Event, event));
    const message = events.find((event) => event.message !== undefined)?.message;
    if (message === undefined)
      return refuse('changed-shape', 'message', 'The stream does not say which message it is.');
    const told = Object.assign(
      {},
      ...events.flatMap((event) => [known(event.message?.usage), known(event.usage)]),
    );
    return completionSpend(answer, facts, { ...message, ...counts(told) });
  };
}

function known(usage: Usage | null | undefined): Usage {
  return Object.fromEntries(
    Object.entries(usage ?? {}).filter(([, count]) => typeof count === 'number'),
  ) as Usage;
}

/** What was read from the cache, or written to it, is not in `input_tokens` (Anthropic, "Prompt caching"). */
function counts(usage: Usage) {
  const { input_tokens: input, output_tokens: output } = usage;
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { input: typeof input === 'number' ? input + cached : undefined, cached, output };
}

function isError(event: Json): boolean {
  return isJsonObject(event) && isJsonObject(event.error);
}

function isStart(event: Json): boolean {
  return isJsonObject(event) && isJsonObject(event.message);
}
