import { priceByRules, usualOutput } from '../../core/quote/rule';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { costs } from './costs';

/**
 * POST /projects/:project/chat: a message that was taken on, with its own id in the request. The answer doesn't tell
 * its price: in plan mode it is fixed, what is built costs by how much is done. The project decides which workspace
 * pays, which the page's own last balance tells.
 */
export function readMessage(answer: Answer): Findings {
  const { feature, characters } = answer.task ?? { feature: 'build' };
  const amount = priceByRules(costs, { feature }, usualOutput)?.amount;
  const id = messageId(answer.request.body);
  const { project } = answer.params;
  const spend: SpendDraft = {
    ...(id === undefined ? {} : { id }),
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    feature,
    ...(amount === undefined ? {} : { amount }),
    ...(project === undefined ? {} : { conversation: project }),
    ...(characters === undefined ? {} : { promptLength: characters }),
  };
  return { spends: [spend] };
}

function messageId(body: Json | undefined): string | undefined {
  const id = isJsonObject(body) ? body.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
