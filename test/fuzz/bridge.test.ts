import { parseContentMessage, parsePageMessage } from '../../lib/page/bridge-messages';
import { isJsonObject } from '../../lib/wire/json';
import type { Observation } from '../../lib/wire/observation';
import { ObservationSchema } from '../../lib/wire/observation-schema';
import { contentSamples, pageSamples } from '../page/bridge-samples';
import { hostile } from './corpus';
import { fuzz, holds, sameJson } from './fuzz';
import { mutated } from './mutate';
import { anyJson, mutatedValue } from './mutate-json';
import type { Random } from './random';
import { sampleOf } from './schema-sample';

const id = '6f9f3f9c-8b0d-4a53-9a6c-0d8f4d3e2b1a';

const fromPage = (random: Random) =>
  Object.values(pageSamples(id, sampleOf(ObservationSchema, random) as Observation)).flat();
const fromContent = Object.values(
  contentSamples(id, {
    endpoint: 'usage',
    method: 'GET',
    url: 'https://claude.ai/api/organizations/o/usage',
    headers: { accept: 'application/json' },
    body: '{}',
  }),
).flat();

/** A `detail` as a page might dispatch it: a text of a message, changed as a value or as a text; or no text at all. */
function detailOf(random: Random, messages: readonly unknown[]): unknown {
  const message = random.of(messages);
  if (random.once(30)) return mutatedValue(message, random);
  const text = JSON.stringify(random.once(3) ? message : mutatedValue(message, random, anyJson));
  return random.once(3) ? mutated(random, [text, ...hostile]) : text;
}

const kinds = {
  hello: ['type'],
  sent: ['type'],
  observation: ['type', 'id', 'observation'],
  answer: ['type', 'id', 'observation'],
  ready: ['type'],
  stop: ['type'],
  watch: ['type', 'endpoints'],
  ask: ['type', 'id', 'ask'],
} as const satisfies Record<
  NonNullable<ReturnType<typeof parsePageMessage> | ReturnType<typeof parseContentMessage>>['type'],
  readonly string[]
>;

function holdsForm(message: { readonly type: keyof typeof kinds }): void {
  const members = Object.keys(message).filter((name) => name !== 'draft' && name !== 'channel');
  holds(sameJson(members, kinds[message.type]), () => `It has the members ${Object.keys(message)}.`);
  if ('id' in message)
    holds(typeof message.id === 'string' && message.id.length <= 64, () => `Its id is ${message.id}.`);
  holds(sameJson(JSON.parse(JSON.stringify(message)), message), () => 'It is no JSON.');
}

fuzz(
  'messages of the page',
  'are of a known form or nothing',
  (random) => detailOf(random, fromPage(random)),
  (detail) => {
    const message = parsePageMessage(detail);
    if (message === undefined) return;
    holdsForm(message);
    holds(
      !('observation' in message) || isJsonObject(message.observation),
      () => 'Its observation is no object.',
    );
  },
);

const auths = {
  cookies: ['kind'],
  clerk: ['kind'],
  wiz: ['kind'],
  'session-token': ['kind', 'url', 'field'],
} as const;

fuzz(
  'messages of the content script',
  'are of a known form or nothing, and never ask with a key or what the page keeps',
  (random) => detailOf(random, fromContent),
  (detail) => {
    const message = parseContentMessage(detail);
    if (message === undefined) return;
    holdsForm(message);
    if (message.type !== 'ask') return;
    const { auth, headers = {}, ...rest } = message.ask;
    holds(
      auth.kind in auths && sameJson(Object.keys(auth), auths[auth.kind as keyof typeof auths]),
      () => `It asks by ${JSON.stringify(auth)}.`,
    );
    for (const value of [...Object.values(headers), ...Object.values(rest)])
      holds(typeof value === 'string', () => `${JSON.stringify(value)} is no text.`);
  },
);
