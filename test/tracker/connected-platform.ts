import * as v from 'valibot';
import { definePlatform } from '../../lib/platforms/platform';
import { shaped } from '../../lib/platforms/read';
import { fields } from '../../lib/wire/pick';
import { facts } from '../oauth/sample';

/** A pretend platform that is read with a connection. */
export const platform = definePlatform({
  id: 'acme',
  name: 'Acme',
  glyph: 'A',
  tier: 'A',
  confidence: 'high',
  pages: [],
  permissions: ['https://api.acme.example/*', 'https://login.acme.example/*'],
  sessionIn: 'oauth',
  oauth: facts,
  endpoints: {
    left: {
      kind: 'balance',
      method: 'GET',
      url: 'https://api.acme.example/*',
      confidence: 'high',
      response: { json: fields('left') },
    },
  },
  readers: {
    left: (answer) => ({
      pools: [
        {
          id: 'left',
          label: 'Left',
          unit: 'credit',
          remaining: shaped(v.object({ left: v.number() }), answer.json).left,
        },
      ],
    }),
  },
  asking: {
    via: ['background'],
    balance: () => [
      {
        endpoint: 'left',
        method: 'GET',
        url: 'https://api.acme.example/left',
        auth: { kind: 'oauth' },
        required: true,
      },
    ],
  },
  makes: 'request',
  costs: [],
  composers: [],
  plans: [],
  links: { home: 'https://acme.example/', usage: 'https://acme.example/', topUp: 'https://acme.example/' },
});
