import * as v from 'valibot';
import { asUse, type Task } from '../../core/quote/task';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';

const Line = v.object({
  f: v.nullish(v.object({ messageId: v.nullish(v.string()) })),
  d: v.nullish(v.object({})),
  3: v.nullish(v.number()),
});
type Line = v.InferOutput<typeof Line>;

const Project = v.object({ projectId: v.nullish(v.union([v.string(), v.number()])) });

/**
 * POST /api/chat/v2: a message. What it takes of the month's tokens, project files and all, is not told: the next
 * reading does. One that ends in an error alone is not taken for a message.
 */
export function readMessage(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined) return refuse('changed-shape', 'body', 'The lines of an answer were expected.');
  const lines = events.map((line, index) => shaped(Line, line, `lines[${index}]`));
  const isBroken = !lines.some(({ d }) => d) && lines.some((line) => typeof line[3] === 'number');
  if (isBroken) return {};
  if (lines.every(({ f, d }) => !f && !d))
    return refuse('changed-shape', 'lines', 'The answer neither began nor ended.');
  const task = answer.task ?? { feature: 'message' };
  return { spends: [spendOf(answer, task, lines)] };
}

function spendOf(answer: Answer, task: Task, lines: readonly Line[]): SpendDraft {
  const id = lines.find(({ f }) => f?.messageId)?.f?.messageId;
  const { projectId } = shaped(Project, answer.request.body ?? {}, 'request');
  return {
    ...(id ? { id } : {}),
    amount: 1,
    unit: 'message',
    basis: 'exact',
    ...asUse(task),
    ...(projectId ? { conversation: String(projectId) } : {}),
  };
}
