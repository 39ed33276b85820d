import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const tokens = fields('subscriptionTokens', 'rolloverTokens', 'paidTokens').keys;

const generation: Pick = {
  keys: {
    model: true,
    parameters: {
      keys: {
        ...fields('width', 'height', 'quantity', 'num_images', 'duration', 'quality', 'mode').keys,
        ...fields('resolution', 'motion_has_audio').keys,
        prompt: 'length',
      },
    },
  },
};
const parameter = (name: string) => `body.variables.request.parameters.${name}`;

/**
 * All of app.leonardo.ai's GraphQL goes to one address (dossier creative.md, "Leonardo.ai": five readers of the tokens,
 * one of them checked on 2026-06-01). The form of a generation and the team's header are those of two clients of
 * September 2026. Left out: tokens of other purses (`apiCredit`, `streamTokens`, the prompt helper's, training's).
 */
export const endpoints = {
  graphql: {
    kind: 'usage',
    method: 'POST',
    url: 'https://api.leonardo.ai/v1/graphql',
    confidence: 'high',
    request: {
      headers: { authorization: { jwt: fields('sub') }, 'x-leonardo-team-id': true },
      body: {
        keys: {
          operationName: { oneOf: ['Generate', 'GetTokenBalance', 'GetUserTokensFromSub'] },
          variables: { keys: { request: generation } },
        },
      },
    },
    task: {
      when: { from: 'body.operationName', is: ['Generate'] },
      feature: {
        from: 'body.variables.request.model',
        is: [
          ['music*', 'audio'],
          ['sound-effects*', 'audio'],
          ['dialogue*', 'audio'],
        ],
        // Of all others, only videos have a length.
        else: { from: parameter('duration'), is: [['*', 'video']], else: 'image' },
      },
      model: 'body.variables.request.model',
      count: [parameter('quantity'), parameter('num_images')],
      seconds: parameter('duration'),
      characters: parameter('prompt'),
      settings: {
        width: parameter('width'),
        height: parameter('height'),
        quality: parameter('quality'),
        mode: parameter('mode'),
        resolution: parameter('resolution'),
        audio: { from: parameter('motion_has_audio'), usual: false },
      },
    },
    response: {
      json: {
        find: {
          data: { keys: {} },
          errors: { each: { keys: { extensions: fields('code', 'statusCode') } } },
          user_details: { each: { keys: { ...tokens, ...fields('plan', 'tokenRenewalDate').keys } } },
          teams: { each: { keys: { akUUID: true, ...tokens } } },
          generate: fields('generationId'),
        },
      },
    },
    answers: [401],
  },
} as const satisfies Endpoints;
