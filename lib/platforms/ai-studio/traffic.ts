import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, TokenUse } from '../platform';
import { refuse, shaped } from '../read';

const Text = v.nullish(v.string());
const Tokens = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Usage = v.object({
  promptTokenCount: Tokens,
  candidatesTokenCount: Tokens,
  thoughtsTokenCount: Tokens,
  totalTokenCount: Tokens,
});
type Usage = v.InferOutput<typeof Usage>;
const Part = v.object({ responseId: Text, usageMetadata: v.nullish(Usage) });
const Failed = v.object({
  code: v.nullish(v.number()),
  message: Text,
  details: v.nullish(v.array(v.nullish(v.object({ retryDelay: Text })))),
});

/** …MakerSuiteService/GenerateContent: a prompt in AI Studio's own chat. It tells no number at places that are known. */
export function readPrompt(answer: Answer): Findings {
  const { json } = answer;
  if (!isJsonObject(json) || !Array.isArray(json[0]))
    return refuse('changed-shape', 'body', 'A list was expected.');
  return {
    spends: [{ amount: 1, unit: 'message', basis: 'exact', ...asUse(answer.task ?? { feature: 'message' }) }],
  };
}

/**
 * POST …/models/{model}:generateContent and :streamGenerateContent: tokens, of which a stream tells so many as there are so
 * far. What they cost is not told: the same model is free within a free tier.
 */
export function readGenerate(answer: Answer): Findings {
  const parts = answer.events ?? (Array.isArray(answer.json) ? (answer.json as readonly Json[]) : []);
  const error = parts.find((part) => isJsonObject(part) && part.error !== undefined);
  if (isJsonObject(error)) return refuseBy(shaped(Failed, error.error, 'error'), answer.status);
  const told = parts
    .map((part, index) => shaped(Part, part, `[${index}]`))
    .findLast(({ usageMetadata }) => usageMetadata);
  const usage = told?.usageMetadata;
  if (!usage) return refuse('changed-shape', 'usageMetadata', 'The answer tells no tokens.');
  const task = answer.task ?? { feature: 'completion' };
  const { model } = task;
  const { totalTokenCount: total } = usage;
  return {
    spends: [
      {
        ...(told.responseId ? { id: told.responseId } : {}),
        ...(typeof total === 'number' ? { amount: total } : {}),
        unit: 'token',
        basis: 'exact',
        ...asUse(task),
      },
    ],
    ...(model === undefined ? {} : { tokens: [tokensOf(model, usage)] }),
  };
}

/** Thoughts are paid for as output. */
function tokensOf(model: string, usage: Usage): TokenUse {
  const { promptTokenCount: input, candidatesTokenCount: words, thoughtsTokenCount: thoughts } = usage;
  return {
    model,
    ...(typeof input === 'number' ? { input } : {}),
    ...(typeof words === 'number' ? { output: words + (thoughts ?? 0) } : {}),
  };
}

function refuseBy({ code, message, details }: v.InferOutput<typeof Failed>, status: number): Findings {
  if (message === 'limit: 0')
    return refuse(
      'not-on-plan',
      'error',
      'Your tier of the Gemini API has no requests to this model at all.',
    );
  if (message) return refuse('not-on-plan', 'error', 'The prepaid credits of the Gemini API are used up.');
  if (code !== 429 && status !== 429) return {};
  const wait = details
    ?.map((detail) => secondsIn(detail?.retryDelay))
    .find((seconds) => seconds !== undefined);
  return refuse('rate-limited', 'error', 'The Gemini API takes no more requests for now.', wait);
}

/** `34.4s` as 35. */
function secondsIn(delay: string | null | undefined): number | undefined {
  const [, seconds] = /^(\d{1,6}(?:\.\d+)?)s$/.exec(delay ?? '') ?? [];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}
