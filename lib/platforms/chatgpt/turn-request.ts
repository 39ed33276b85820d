import * as v from 'valibot';
import type { Answer, SpendDraft } from '../platform';

/** What is picked of the body of POST /f/conversation: parts of a message are lengths, or null for files. */
const TurnRequestSchema = v.object({
  model: v.exactOptional(v.string()),
  thinking_effort: v.exactOptional(v.string()),
  system_hints: v.exactOptional(v.array(v.nullable(v.string()))),
  messages: v.exactOptional(
    v.array(
      v.object({
        id: v.exactOptional(v.string()),
        content: v.exactOptional(v.object({ parts: v.exactOptional(v.array(v.nullable(v.number()))) })),
      }),
    ),
  ),
});

/** The request of a turn; empty where it could not be read (it is the page's own business then). */
export function turnRequest(answer: Answer): v.InferOutput<typeof TurnRequestSchema> {
  const parsed = v.safeParse(TurnRequestSchema, answer.request.body);
  return parsed.success ? parsed.output : {};
}

/** The model asked for; `auto` is a choice to be made, not a model. */
export function requestedModel(answer: Answer): string | undefined {
  const { model } = turnRequest(answer);
  return model === undefined || model === '' || model === 'auto' ? undefined : model;
}

export function promptLength(answer: Answer): number | undefined {
  const parts = (turnRequest(answer).messages ?? []).flatMap((message) => message.content?.parts ?? []);
  const lengths = parts.filter((part) => part !== null);
  return lengths.length === 0 ? undefined : lengths.reduce((sum, length) => sum + length, 0);
}

/** How hard the model was asked to think (`standard`, `extended`…): part of what a turn costs. */
export function turnSettings(answer: Answer): Pick<SpendDraft, 'settings'> {
  const effort = turnRequest(answer).thinking_effort;
  return effort === undefined || effort === '' ? {} : { settings: { thinking: effort.slice(0, 80) } };
}

/** What a turn spends: a message of its model's cap, or one use of the tool that it was sent to. */
type TurnCost = Pick<SpendDraft, 'unit' | 'basis' | 'pool' | 'feature'>;

/**
 * By `system_hints`: `picture_v2` an image (whose own count does not move, see limits.ts); `research`,
 * since 2026 `connector:connector_openai_deep_research` or `plugin:…`, a deep research; `agent` an agent
 * run. The tools' costs are the price list's, not told: a first turn may only ask back.
 */
export function turnCost(answer: Answer): TurnCost {
  const hints = (turnRequest(answer).system_hints ?? []).filter((hint) => hint !== null);
  if (hints.some((hint) => hint === 'research' || hint.endsWith('deep_research'))) {
    return { unit: 'use', basis: 'priced', pool: 'feature:deep_research', feature: 'deep-research' };
  }
  if (hints.includes('agent'))
    return { unit: 'use', basis: 'priced', pool: 'feature:odyssey', feature: 'agent' };
  return { unit: 'message', basis: 'exact', feature: hints.includes('picture_v2') ? 'image' : 'message' };
}
