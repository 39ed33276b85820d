import * as v from 'valibot';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft, TokenUse } from '../platform';
import { shaped } from '../read';
import { instant } from '../time';
import { Used } from './money';

const Text = v.nullish(v.string());
const Tokens = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Finished = v.object({
  id: Text,
  model: Text,
  usage: v.object({
    cost: Used,
    prompt_tokens: Tokens,
    completion_tokens: Tokens,
    input_tokens: Tokens,
    output_tokens: Tokens,
  }),
});

/**
 * POST /chat/completions, /completions and /responses, in one piece or as a stream. `usage.cost` is
 * what is taken from the credits, in USD, so it is exact; with a provider key of the user's own
 * (`is_byok`) it is OpenRouter's fee alone.
 *
 * 402 says that this request was not paid for: the credits or the key's limit are below its greatest
 * possible cost. The balance may still be above zero, so nothing is said about it; the refresh that
 * follows any use tells.
 */
export function readCompletion(answer: Answer): Findings {
  if (answer.status === 402) return {};
  if (answer.events !== undefined) return readStream(answer, answer.events);
  if (failed(answer.json)) return {};
  return finished(answer, shaped(Finished, answer.json));
}

/** The last event with a cost counts. A stream that was stopped before it spent an unknown amount. */
function readStream(answer: Answer, events: readonly Json[]): Findings {
  const parts = events.map(unwrapped);
  if (parts.some(failed) && !parts.some(hasUsage)) return {};
  const last = parts.findLast(hasUsage);
  if (last !== undefined) {
    const { id, model, usage } = shaped(Finished, last);
    return finished(answer, {
      id: id ?? firstText(parts, 'id'),
      model: model ?? firstText(parts, 'model'),
      usage,
    });
  }
  const id = firstText(parts, 'id');
  if (id === undefined) return {};
  return { spends: [spend(id, usedModel(answer, firstText(parts, 'model')), undefined)] };
}

function finished(answer: Answer, { id, model: answered, usage }: v.InferOutput<typeof Finished>): Findings {
  const model = usedModel(answer, answered);
  const input = usage.prompt_tokens ?? usage.input_tokens;
  const output = usage.completion_tokens ?? usage.output_tokens;
  const spends = [spend(id, model, usage.cost)];
  if (model === undefined || (typeof input !== 'number' && typeof output !== 'number')) return { spends };
  const tokens: TokenUse = {
    model,
    ...(typeof input === 'number' ? { input } : {}),
    ...(typeof output === 'number' ? { output } : {}),
  };
  return { spends, tokens: [tokens] };
}

/**
 * As the request names it: the answer's name is another one for routers (`openrouter/auto`), aliases and suffixes
 * (`:nitro`), and it is the request's that has a price in `/models` and that the next draft will have.
 */
function usedModel({ task }: Answer, answered: string | null | undefined): string | undefined {
  return task?.model ?? (answered || undefined);
}

/** The Responses API puts the answer into `response` of its events. */
function unwrapped(event: Json): Json {
  return isJsonObject(event) && isJsonObject(event.response) ? event.response : event;
}

function hasUsage(part: Json): boolean {
  return isJsonObject(part) && isJsonObject(part.usage);
}

/** An error may come with status 200 once the model has begun (openrouter.ai/docs, "Errors"). */
function failed(part: Json | undefined): boolean {
  return isJsonObject(part) && isJsonObject(part.error) && !hasUsage(part);
}

function firstText(parts: readonly Json[], key: 'id' | 'model'): string | undefined {
  const values = parts.map((part) => (isJsonObject(part) ? part[key] : undefined));
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

function spend(
  id: string | null | undefined,
  model: string | undefined,
  amount: number | undefined,
): SpendDraft {
  return {
    ...(id ? { id } : {}),
    pool: 'credits',
    unit: 'USD',
    basis: 'exact',
    feature: 'completion',
    ...(amount === undefined ? {} : { amount }),
    ...(model === undefined ? {} : { model }),
  };
}

const Generation = v.object({
  data: v.object({ id: v.string(), model: Text, total_cost: Used, created_at: Text }),
});

/**
 * GET /generation?id=: what one generation cost, looked up later, perhaps much later. So it is dated
 * when it was made: readings since then have it in them already.
 */
export function readGeneration(answer: Answer): Findings {
  const { data } = shaped(Generation, answer.json);
  const at = data.created_at ? instant(data.created_at) : undefined;
  return {
    spends: [
      {
        id: data.id,
        pool: 'credits',
        unit: 'USD',
        amount: data.total_cost,
        basis: 'exact',
        feature: 'completion',
        ...(data.model ? { model: data.model } : {}),
        ...(at === undefined ? {} : { at }),
      },
    ],
  };
}
