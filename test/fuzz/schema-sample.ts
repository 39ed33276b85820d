import * as v from 'valibot';
import { anyJson, set } from './mutate-json';
import type { Random } from './random';

type Schema = v.GenericSchema;

/** What valibot says of a schema: the parts that the kinds below have. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/** Texts and numbers of which each schema's own conditions accept some. */
const texts = [
  ...[
    'claude',
    'credits',
    'claude|org-a|five_hour|0',
    'A label',
    'GET',
    'https://claude.ai/api/organizations/o/usage',
  ],
  ...['6f9f3f9c-8b0d-4a53-9a6c-0d8f4d3e2b1a', '2026-11-22', 'EUR', '12.5', '', 'x'.repeat(60)],
];
const amounts = [0, 1, 12, 200, 0.5, -3, Date.parse('2026-11-22T12:00:00Z')];

const accepted = new WeakMap<object, readonly unknown[]>();

/** Those of the choices that the schema lets through, found out once. */
function fitting(schema: Schema, choices: readonly unknown[]): readonly unknown[] {
  const known = accepted.get(schema);
  if (known !== undefined) return known;
  const fits = choices.filter((choice) => v.is(schema, choice));
  if (fits.length === 0)
    throw new Error(`No sample fits a ${schema.type} schema: add one to the texts or amounts.`);
  accepted.set(schema, fits);
  return fits;
}

/**
 * A value that the schema's structure allows, read off the schema itself, so that a new message is fed as soon as it
 * is declared. Conditions over several members may still refuse it.
 */
export function sampleOf(schema: Schema, random: Random): unknown {
  const described = schema as unknown as Described;
  switch (described.type) {
    case 'string':
      return random.of(fitting(schema, texts));
    case 'number':
      return random.of(fitting(schema, amounts));
    case 'boolean':
      return random.once(2);
    case 'literal':
      return described.literal;
    case 'picklist':
      return random.of(described.options ?? []);
    case 'nullable':
      return random.once(3) ? null : sampleOf(described.wrapped as Schema, random);
    case 'exact_optional':
    case 'optional':
      return sampleOf(described.wrapped as Schema, random);
    case 'union':
    case 'variant':
      return sampleOf(random.of(described.options as readonly Schema[]), random);
    case 'array':
      return Array.from({ length: random.below(3) }, () => sampleOf(described.item as Schema, random));
    case 'record':
      return { one: sampleOf(described.value as Schema, random) };
    case 'object':
    case 'strict_object': {
      const object = {};
      for (const [name, entry] of Object.entries(described.entries ?? {}))
        if (!/optional/.test(entry.type) || random.once(2)) set(object, name, sampleOf(entry, random));
      return object;
    }
    case 'custom':
    case 'unknown':
      return anyJson(random, 2);
    default:
      throw new Error(`Say in schema-sample.ts how a sample of "${described.type}" is made.`);
  }
}
