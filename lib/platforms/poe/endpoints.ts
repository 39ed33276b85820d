import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

/** `nickname` (`claude_3_igloo`) is what requests call it, `handle` (`Claude-3.5-Sonnet`) what its page's address does. */
const bot: Pick = {
  keys: { ...fields('nickname', 'handle').keys, messagePointLimit: fields('displayMessagePointPrice') },
};

/**
 * All of poe.com's GraphQL goes to one address, as persisted queries that are signed in the page; so nothing is asked,
 * only read along. Fields by snowby666/poe-api-wrapper (bbb6831, 2025-08-31). The two parts of the balance:
 * liuyingduo/poe-api-wrapper (94d4825f), which adds them up. What the plan gives and when: several more clients that were
 * read without their names, one of which prints a whole answer (test/platforms/poe/fixtures/ORIGIN.md). Which operation a
 * request is for is not gone by: its name (`queryName`) is spelt in two ways in what was published. A message is known by
 * its price instead.
 *
 * Left out: pushes of the balance over `wss://tch….tch.poe.com/up/…/updates` (`messagePointLimitUpdated`), since
 * nothing tells what is in them; the API key's `https://api.poe.com/usage/current_balance`, another sign-in.
 */
export const endpoints = {
  graphql: {
    kind: 'usage',
    method: 'POST',
    // The second takes messages with files. They are sent as a form, of which no field is read.
    url: ['https://poe.com/api/gql_POST', 'https://poe.com/api/gql_upload_POST'],
    confidence: 'medium',
    request: {
      body: {
        keys: {
          variables: {
            keys: { ...fields('bot', 'chatId', 'messagePointsDisplayPrice').keys, query: 'length' },
          },
        },
      },
    },
    task: {
      // Messages and messages asked for anew carry it, nothing else. Without a price (null, or 0 of clients that know
      // none) there is nothing to be asked about.
      when: 'body.variables.messagePointsDisplayPrice',
      feature: 'message',
      model: 'body.variables.bot',
      characters: 'body.variables.query',
      price: { from: 'body.variables.messagePointsDisplayPrice', unit: 'point', pool: 'points' },
    },
    response: {
      json: {
        find: {
          data: { keys: {} },
          errors: { each: { keys: {} } },
          messagePointInfo: fields(
            'messagePointBalance',
            'subscriptionPointBalance',
            'addonPointBalance',
            'totalMessagePointAllotment',
            'messagePointResetTime',
          ),
          subscription: fields('isActive', 'planType', 'isFreeTrial', 'willCancelAtPeriodEnd'),
          messageEdgeCreate: { keys: { status: true, chat: fields('chatId') } },
          bot,
          defaultBotObject: bot,
        },
      },
    },
  },
} as const satisfies Endpoints;
