import type { Endpoints } from '../../wire/endpoint';
import { fields, type Pick } from '../../wire/pick';

const url = 'https://api.pixai.art/graphql';

const data: Pick = {
  keys: {
    data: { keys: { me: fields('quotaAmount'), createGenerationTask: fields('id', 'status') } },
  },
};

/**
 * All of pixai.art's GraphQL goes to one address, mostly as persisted queries whose hashes change; so nothing is asked,
 * only read along. The dossier (creative.md, "pixai") has the address and both fields by recollection; an exporter
 * shows the credits, clients since 2024 the generation (shidktbw/pixaiAPI @ b9591b6a; two of 2026 send the same).
 * Queries are GETs there, generations POSTs.
 */
export const endpoints = {
  query: { kind: 'usage', method: 'GET', url, confidence: 'medium', response: { json: data } },
  operation: {
    kind: 'usage',
    method: 'POST',
    url,
    confidence: 'medium',
    request: {
      body: {
        keys: {
          operationName: true,
          variables: {
            keys: {
              parameters: {
                keys: {
                  ...fields('modelId', 'batchSize', 'width', 'height', 'samplingSteps', 'priority').keys,
                  prompts: 'length',
                },
              },
            },
          },
        },
      },
    },
    task: {
      when: { from: 'body.operationName', is: ['createGenerationTask'] },
      feature: 'image',
      model: 'body.variables.parameters.modelId',
      count: 'body.variables.parameters.batchSize',
      characters: 'body.variables.parameters.prompts',
      settings: {
        width: 'body.variables.parameters.width',
        height: 'body.variables.parameters.height',
        steps: 'body.variables.parameters.samplingSteps',
        priority: { from: 'body.variables.parameters.priority', usual: 0 },
      },
    },
    response: { json: data },
  },
} as const satisfies Endpoints;
