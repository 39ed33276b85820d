import { asUse, type Task } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse } from '../read';
import { costs } from './costs';

/**
 * POST /rest/sse/perplexity_ask: one question. The answer doesn't tell what it took, so it is priced by the table. A
 * question of which no event names the answer (`backend_uuid`) was not answered, and spends nothing. The limit of a
 * kind comes as a 429.
 */
export function readAsk(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined) return refuse('changed-shape', 'body', 'A stream was expected.');
  const id = events
    .map((event) => (isJsonObject(event) ? event.backend_uuid : undefined))
    .find((one) => typeof one === 'string' && one !== '');
  return typeof id === 'string' ? { spends: [spendOf(answer.task ?? search, id)] } : {};
}

/** Where the request was not seen. */
const search: Task = { feature: 'search' };

function spendOf(task: Task, id: string): SpendDraft {
  const use = asUse(task);
  const cost = costs.find(({ feature }) => feature === use.feature);
  const { characters = 0 } = task;
  return {
    id,
    ...use,
    // Not metered, but counted.
    ...(cost === undefined
      ? { amount: 1, unit: 'query', basis: 'exact' }
      : { amount: cost.amount, unit: cost.unit, pool: cost.pool, basis: 'priced' }),
    ...(characters > 0 ? { promptLength: characters } : {}),
  };
}
