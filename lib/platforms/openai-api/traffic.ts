import * as v from 'valibot';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, TokenUse } from '../platform';
import { refuse, shaped } from '../read';
import { organizationOf } from './organization';

const Text = v.nullish(v.string());
const Tokens = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Finished = v.object({
  id: Text,
  model: Text,
  usage: v.nullish(
    v.object({
      prompt_tokens: Tokens,
      completion_tokens: Tokens,
      input_tokens: Tokens,
      output_tokens: Tokens,
    }),
  ),
});

/**
 * Out of credits, or over a limit that somebody set: comes as 429, but waiting doesn't help. Which of them it was is not
 * told, so nothing is said about the balance.
 */
const UNPAID: readonly Json[] = ['insufficient_quota', 'credit_balance_exhausted'];

/**
 * POST /v1/responses and /v1/chat/completions of the playground, in one piece or as a stream. The answer tells tokens, not
 * what they cost: the spend is priced by the table of prices. Chat completions tell no tokens of a stream unless asked to.
 */
export function readCompletion(answer: Answer): Findings {
  const parts = answer.events?.map(unwrapped) ?? (answer.json === undefined ? [] : [answer.json]);
  const refusal = parts.map(codeOf).find((code) => code !== undefined);
  if (answer.status === 429 && !UNPAID.includes(refusal ?? null))
    refuse('rate-limited', 'error', 'The OpenAI API takes no more requests for now.');
  const last = parts.findLast((part) => isJsonObject(part) && isJsonObject(part.usage));
  if (last === undefined && (refusal !== undefined || answer.status >= 400)) return organizationOf(answer);
  const { id, model: answered, usage } = shaped(Finished, last ?? parts.find(hasId));
  const model = answer.task?.model ?? (answered || undefined);
  return {
    ...organizationOf(answer),
    spends: [
      {
        ...(id ? { id } : {}),
        pool: 'credits',
        unit: 'USD',
        basis: 'priced',
        feature: 'completion',
        ...(model === undefined ? {} : { model }),
      },
    ],
    ...(usage && model !== undefined ? { tokens: [tokensOf(model, usage)] } : {}),
  };
}

function tokensOf(model: string, usage: NonNullable<v.InferOutput<typeof Finished>['usage']>): TokenUse {
  const input = usage.prompt_tokens ?? usage.input_tokens;
  const output = usage.completion_tokens ?? usage.output_tokens;
  return {
    model,
    ...(typeof input === 'number' ? { input } : {}),
    ...(typeof output === 'number' ? { output } : {}),
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
