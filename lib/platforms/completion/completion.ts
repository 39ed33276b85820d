import * as v from 'valibot';
import { exact } from '../../core/exact';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, Reader } from '../platform';
import { refuse, shaped } from '../read';
import { completionSpend, type PaidBy } from './spend';

const Text = v.nullish(v.string());
const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Details = v.nullish(v.object({ cached_tokens: Count }));
const Finished = v.object({
  id: Text,
  model: Text,
  usage: v.nullish(
    v.object({
      prompt_tokens: Count,
      completion_tokens: Count,
      input_tokens: Count,
      output_tokens: Count,
      cost_in_usd_ticks: Count,
      prompt_tokens_details: Details,
      input_tokens_details: Details,
    }),
  ),
});

/** xAI: 10^10 ticks are a dollar, tools and pictures included (xai-org/xai-proto, usage.proto @ 9700be4b). */
const TICKS = 1e10;

export interface CompletionFacts extends PaidBy {
  readonly name: string;
  /**
   * Codes of an error that means that nothing pays for it: comes as 429, but waiting doesn't help. Which purse is empty is
   * not told, so nothing is said about the balance.
   */
  readonly unpaid?: readonly Json[];
}

/**
 * What `completionAt` claims, in one piece or as a stream. The answer tells tokens; what they cost, only xAI's does. Chat
 * completions may tell no tokens of a stream. Where each event tells them (Perplexity), they are told so far: the last counts.
 */
export function completionReader(facts: CompletionFacts): Reader {
  return (answer: Answer): Findings => {
    const parts = answer.events?.map(unwrapped) ?? (answer.json === undefined ? [] : [answer.json]);
    const refusal = parts.map(codeOf).find((code) => code !== undefined);
    if (answer.status === 429 && !facts.unpaid?.includes(refusal ?? null))
      refuse('rate-limited', 'error', `${facts.name} takes no more requests for now.`);
    const last = parts.findLast((part) => isJsonObject(part) && isJsonObject(part.usage));
    if (last === undefined && (refusal !== undefined || answer.status >= 400))
      return { ...facts.account?.(answer) };
    const { id, model, usage } = shaped(Finished, last ?? parts.find(hasId));
    return completionSpend(answer, facts, {
      id,
      model,
      input: usage?.prompt_tokens ?? usage?.input_tokens,
      cached: (usage?.prompt_tokens_details ?? usage?.input_tokens_details)?.cached_tokens,
      output: usage?.completion_tokens ?? usage?.output_tokens,
      cost: typeof usage?.cost_in_usd_ticks === 'number' ? exact(usage.cost_in_usd_ticks / TICKS) : undefined,
    });
  };
}

/** The Responses API puts the answer into `response` of its events. */
function unwrapped(event: Json): Json {
  return isJsonObject(event) && isJsonObject(event.response) ? event.response : event;
}

function codeOf(part: Json): Json | undefined {
  return isJsonObject(part) && isJsonObject(part.error) ? (part.error.code ?? null) : undefined;
}

function hasId(part: Json): boolean {
  return isJsonObject(part) && typeof part.id === 'string';
}
