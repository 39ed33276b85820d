import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/** Of before 2026-06 and since: the names still say "premium interactions" where credits are meant. */
const quota = fields('total', 'used', 'percentRemaining', 'unlimited');

/**
 * What github.com asks of itself, by several independent readers of `chat/entitlement` and, for the rest, one client of
 * 2026 each (dossier coding.md, "GitHub Copilot").
 *
 * Left out: budgets (`/settings/billing/budgets`), whose address answers with a page as well as with JSON;
 * `api.github.com/copilot_internal/user`, which wants a token of an editor; hosts of other seats than personal ones,
 * and of enterprises (`*.ghe.com`), which no source names.
 */
export const endpoints = {
  entitlement: {
    kind: 'balance',
    method: 'GET',
    url: 'https://github.com/github-copilot/chat/entitlement',
    confidence: 'high',
    response: {
      json: {
        keys: {
          ...fields('licenseType', 'plan').keys,
          quotas: {
            keys: {
              ...fields('resetDate', 'overagesEnabled').keys,
              limits: fields('premiumInteractions', 'chat', 'completions'),
              remaining: fields(
                'premiumInteractions',
                'premiumInteractionsPercentage',
                'chat',
                'chatPercentage',
                'completions',
              ),
              premium: quota,
              premiumInteractionsQuota: quota,
              chat: fields('unlimited'),
              chatQuota: fields('unlimited'),
              completions: fields('unlimited'),
              completionsQuota: fields('unlimited'),
              // By two readers, who know nothing of each other: floriandejonckheere/flight-engineer @c6897597, whose
              // fixture has it, and PeterChen-eaton/userscripts (2026-07-17), which shows it as dollars.
              overageQuota: fields('spend', 'budget'),
            },
          },
        },
      },
    },
    // Nobody is signed in. Who has no Copilot gets a 404.
    answers: [401, 403],
  },
  'usage-card': {
    kind: 'balance',
    method: 'GET',
    url: 'https://github.com/settings/billing/copilot_usage_card',
    confidence: 'medium',
    request: { query: { period: true } },
    response: { json: fields('netBilledAmount') },
  },
  message: {
    kind: 'usage',
    method: 'POST',
    url: 'https://api.individual.githubcopilot.com/github/chat/threads/:thread/messages',
    confidence: 'medium',
    request: { body: { keys: { model: true, content: 'length' } } },
    task: { feature: 'message', model: 'body.model', characters: 'body.content' },
    response: {
      json: { keys: {} },
      // Events of any other type hold text. What the model is called in `routedModel` is not known.
      events: { keys: { type: { oneOf: ['threadAutoPickedModel', 'routedModel', 'complete'] } } },
    },
  },
} as const satisfies Endpoints;
