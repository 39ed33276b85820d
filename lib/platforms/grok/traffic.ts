import * as v from 'valibot';
import { asUse, type Task } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse } from '../read';

const ErrorCode = v.object({ code: v.nullish(v.number()), message: v.nullish(v.string()) });
type ErrorCode = v.InferOutput<typeof ErrorCode>;

/** google.rpc.Code, as the service sends it. */
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;

const Line = v.object({
  error: v.nullish(ErrorCode),
  result: v.nullish(
    v.object({
      conversation: v.nullish(v.object({ conversationId: v.nullish(v.string()) })),
      response: v.nullish(v.object({ error: v.nullish(ErrorCode) })),
    }),
  ),
});

/**
 * POST …/conversations/new and …/responses: one message, or one video or edited image. It takes of its mode's window
 * and of the week, so the spend names neither pool: both are read again, and what it took of each is learned.
 */
export function readMessage(answer: Answer): Findings {
  if (answer.status >= 400) return refused(errorOf(answer));
  const lines = (answer.events ?? [answer.json ?? null]).flatMap((line) => {
    const read = v.safeParse(Line, line);
    return read.success ? [read.output] : [];
  });
  const error = lines.map((line) => line.error ?? line.result?.response?.error).find(isError);
  if (error !== undefined) return refused(error);
  if (answer.events === undefined) return refuse('changed-shape', 'body', 'A stream was expected.');
  if (!lines.some(({ result }) => result)) refuse('changed-shape', 'result', 'The stream holds no answer.');
  const started = lines.map((line) => line.result?.conversation?.conversationId).find(Boolean);
  return { spends: [spendOf(answer, answer.params.conversation ?? started ?? undefined)] };
}

/** `{ "code": 8, … }`, or the same inside `error`. */
function errorOf({ json }: Answer): ErrorCode {
  const body = isJsonObject(json) ? json : {};
  const read = v.safeParse(ErrorCode, isJsonObject(body.error) ? body.error : body);
  return read.success ? read.output : {};
}

function isError(error: ErrorCode | null | undefined): error is ErrorCode {
  return typeof error?.code === 'number' || Boolean(error?.message);
}

/** Nothing was generated. Which of the pools ran out is not told: they tell it when they are read again. */
function refused({ code, message }: ErrorCode): Findings {
  if (code === PERMISSION_DENIED && !message)
    return refuse('blocked', 'error.code', 'Grok takes this for no request of its own page.');
  if (code === RESOURCE_EXHAUSTED || message)
    return refuse('rate-limited', 'error', 'Grok takes no more of these for now.');
  return {};
}

function spendOf({ task, request }: Answer, conversation: string | undefined): SpendDraft {
  const use = asUse(task ?? message);
  const length = isJsonObject(request.body) ? request.body.message : undefined;
  return {
    ...use,
    amount: 1,
    unit: use.feature === 'message' ? 'message' : 'use',
    basis: 'exact',
    ...(conversation === undefined ? {} : { conversation }),
    ...(typeof length === 'number' && length > 0 ? { promptLength: length } : {}),
  };
}

/** Where the request was not seen. */
const message: Task = { feature: 'message' };
