import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Delivery } from '../../lib/content/delivery';
import type { Line } from '../../lib/content/line';
import { pageMessages, privateUiMessages, uiMessages } from '../../lib/messages';
import { platforms } from '../../lib/platforms';
import { admit, RateLimit, type Speaker } from '../../lib/tracker/gate';
import { isObservation } from '../../lib/wire/is-observation';
import { ObservationSchema } from '../../lib/wire/observation-schema';
import { fuzz, holds, inputs, sameJson } from './fuzz';
import { anyValue, mutatedValue, names } from './mutate-json';
import { Random } from './random';
import { sampleOf } from './schema-sample';

const tables = { page: pageMessages, ui: uiMessages, 'private-ui': privateUiMessages };
const every = Object.values(tables).flatMap((table) => Object.entries<v.GenericSchema>(table));

/** Changed in none to three places. */
function changed(value: unknown, random: Random): unknown {
  let result = value;
  for (let left = random.below(4); left > 0; left--) result = mutatedValue(result, random);
  return result;
}

const isJson = (value: unknown): boolean => sameJson(JSON.parse(JSON.stringify(value)), value);

fuzz(
  'observations for the delivery',
  'are passed on as the JSON that they are, or dropped and counted',
  (random) => ({
    id: random.once(6) ? anyValue(random) : '6f9f3f9c-8b0d-4a53-9a6c-0d8f4d3e2b1a',
    observation: changed(sampleOf(ObservationSchema, random), random),
  }),
  ({ id, observation }) => {
    holds(
      !isObservation(observation) || v.is(ObservationSchema, observation),
      () => 'The content script takes it, and the gate does not.',
    );
    const said: unknown[] = [];
    let drops = 0;
    const say = ((_name: string, report: unknown) => {
      said.push(report);
      return new Promise(() => undefined);
    }) as unknown as Line['say'];
    new Delivery({ say }, () => drops++).add(id, observation);
    holds(said.length + drops === 1, () => `Passed on ${said.length} times, dropped ${drops} times.`);
    for (const report of said)
      holds(isJson(report), () => `Passed on, but no JSON: ${JSON.stringify(report)}`);
  },
);

const speakers: readonly (Speaker | undefined)[] = [
  ...platforms.map((platform): Speaker => ({ kind: 'page', platform, tabId: 1, windows: 'ordinary' })),
  { kind: 'ui' },
  { kind: 'ui', windows: 'ordinary' },
  { kind: 'ui', windows: 'private' },
  undefined,
];
fuzz(
  'messages at the gate',
  'are let in by their speaker and form, a page’s only as JSON',
  (random) => {
    const [name, schema] = random.of(every);
    const message = {
      name: random.once(12) ? random.of([anyValue(random), random.of(names)]) : name,
      args: changed(sampleOf(schema, random), random),
    };
    return {
      raw: random.once(6) ? mutatedValue(message, random) : message,
      speaker: random.below(speakers.length),
    };
  },
  ({ raw, speaker: n }) => {
    const speaker = speakers[n];
    const verdict = admit(raw, speaker, new RateLimit(), 0);
    if (!verdict.ok) return;
    const { name, args } = verdict.message;
    const may = speaker?.kind === 'page' ? [pageMessages] : [uiMessages, privateUiMessages];
    holds(
      speaker !== undefined && may.some((table) => Object.hasOwn(table, name)),
      () => `${name} was let in from ${speaker?.kind}.`,
    );
    if (speaker?.kind !== 'page') return;
    holds(isJson(args), () => `Let in, but no JSON: ${JSON.stringify(args)}`);
  },
);

describe('what is fed', () => {
  it.each(every)('has among it %s as it is meant', (_, schema) => {
    const random = new Random('what is fed');
    const samples = Array.from({ length: 200 }, () => sampleOf(schema, random));
    expect(samples.some((sample) => v.is(schema, sample))).toBe(true);
  });

  it('of observations is taken by the content script whatever the gate takes', () => {
    const random = new Random('observations');
    const samples = Array.from({ length: 2000 }, () => sampleOf(ObservationSchema, random));
    const refused = samples.filter((sample) => v.is(ObservationSchema, sample) && !isObservation(sample));
    expect(refused).toEqual([]);
  });

  it('is a million inputs in all', () => {
    expect(Object.values(inputs).reduce((sum, count) => sum + count, 0)).toBe(1_000_000);
  });
});
