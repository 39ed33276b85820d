import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings, Reader } from '../platform';
import { refuse } from '../read';
import { identityOf } from './account';
import { modelPool } from './limits';
import { AmountSchema } from './quantity';
import { refusalCode } from './refusal';

const ClearsSchema = v.object({ detail: v.object({ clears_in: v.exactOptional(v.nullable(AmountSchema)) }) });

/**
 * A message that was not taken. At a limit (429) it names the model's pool and when it clears, where the request names a
 * model; any other refusal (`conversation_too_large`, a failed challenge) spent nothing and says nothing of a balance.
 */
export function refusedTurn(answer: Answer): Findings {
  const code = refusalCode(answer);
  if (code === 'model_cap_exceeded' || code === 'work_usage_limit_exceeded') {
    const parsed = v.safeParse(ClearsSchema, answer.json);
    const clearsIn = (parsed.success ? parsed.output.detail.clears_in : undefined) ?? undefined;
    const model = answer.task?.model;
    if (model === undefined)
      return refuse(
        'rate-limited',
        'detail.code',
        'A limit of ChatGPT is reached, of which model is not told.',
        clearsIn,
      );
    const pool: PoolReading = {
      ...modelPool(model),
      remaining: 0,
      partial: true,
      ...(clearsIn === undefined ? {} : { resetsAt: answer.now + clearsIn * 1000 }),
    };
    return { pools: [pool], ...identityOf(answer) };
  }
  if (answer.status === 429 && code !== 'conversation_too_large') {
    return refuse('rate-limited', 'status', 'ChatGPT says: too many requests (429).');
  }
  return {};
}

const CodexErrorSchema = v.object({
  error: v.object({
    plan_type: v.exactOptional(v.nullable(v.string())),
    resets_at: v.exactOptional(v.nullable(AmountSchema)),
    resets_in_seconds: v.exactOptional(v.nullable(AmountSchema)),
  }),
});

/**
 * POST /backend-api/codex/responses: only its "limit reached" is read. Which window is used up is not
 * told, so it is a pool of its own until `wham/usage` names the window.
 */
export const codexResponses: Reader = (answer) => {
  if (answer.status !== 429) return {};
  const code = refusalCode(answer);
  if (code === 'usage_not_included')
    return refuse('not-on-plan', 'error.type', 'Codex is not part of this plan.');
  if (code !== 'usage_limit_reached')
    return refuse('rate-limited', 'status', 'Codex says: too many requests (429).');
  const parsed = v.safeParse(CodexErrorSchema, answer.json);
  const { resets_at, resets_in_seconds, plan_type } = parsed.success ? parsed.output.error : {};
  const inSeconds = typeof resets_in_seconds === 'number' ? answer.now + resets_in_seconds * 1000 : undefined;
  const resetsAt = resets_at ? resets_at * 1000 : inSeconds;
  const pool: PoolReading = {
    id: 'codex:limit',
    label: 'Codex limit',
    unit: 'percent',
    limit: 100,
    used: 100,
    remaining: 0,
    partial: true,
    ...(resetsAt === undefined ? {} : { resetsAt }),
  };
  return { pools: [pool], ...identityOf(answer, { plan: plan_type }) };
};
