import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { interpret, type Outcome } from '../../lib/platforms/read';
import { outcomeJson } from '../../scripts/lib/findings-json';
import { observe } from './observe';
import { exempt } from './recordings.exempt';
import { names } from './recordings.names';
import { type Gives, type Row, rows, series } from './recordings.rows';

/** Each recording of another project gives what that project's own test, or its payload, says of it. */
const folder = fileURLToPath(new URL('./', import.meta.url));
const bytesOf = (copy: string) => readFileSync(join(folder, copy));

function outcomeOf({ platform, now, copy, body, requestBodyOf, ...exchange }: Row): Outcome {
  const recorded = bytesOf(copy).toString('utf8');
  const requestBody = requestBodyOf?.(recorded) ?? exchange.requestBody;
  const at = Date.parse(now);
  const seen = observe({ ...exchange, platform, body: body(recorded), requestBody, now: at });
  const outcome = interpret(platform, seen, at);
  if (outcome === undefined) throw new Error(`Nobody claims ${exchange.url}.`);
  return outcome;
}

/** Pools by id, so that all of them are named and the order says nothing; of a price list, its first row. */
function given(outcome: Outcome): Gives {
  const {
    pools,
    prices,
    complete: _,
    ...rest
  } = outcomeJson(outcome) as Omit<Gives, 'pools' | 'price'> & {
    readonly pools?: readonly { readonly id: string }[];
    readonly prices?: readonly object[];
    readonly complete?: true;
  };
  return {
    ...rest,
    ...('task' in outcome && outcome.task !== undefined ? { task: outcome.task } : {}),
    ...(prices?.[0] === undefined ? {} : { price: prices[0] }),
    ...(pools === undefined ? {} : { pools: Object.fromEntries(pools.map(({ id, ...pool }) => [id, pool])) }),
  };
}

/** What a row must name if it is found. Tokens and tasks come with a spend, and pools with their account. */
const telling = ['pools', 'plan', 'accounts', 'failure', 'spends', 'price'] as const;

const nameOf = ({ of, part }: Row) => (part === undefined ? of : `${of} ${part}`);

describe('what each recording gives', () => {
  it.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    const found = given(outcomeOf(row));
    for (const [id, pool] of Object.entries(row.gives.pools ?? {}))
      for (const [member, value] of Object.entries(pool))
        if (value === undefined) expect(found.pools?.[id]).not.toHaveProperty(member);
    expect(found).toMatchObject(JSON.parse(JSON.stringify(row.gives)));
    const { tokens, task } = row.gives;
    const beside = tokens === undefined && task === undefined ? [] : ['spends'];
    const unnamed = telling.filter(
      (key) => found[key] !== undefined && row.gives[key] === undefined && !beside.includes(key),
    );
    expect(unnamed, `Name what is found besides: ${unnamed.join(', ')}.`).toEqual([]);
    expect(Object.keys(found.pools ?? {}).sort()).toEqual(Object.keys(row.gives.pools ?? {}).sort());
  });

  it.each(Object.entries(series))('%s is followed in a test of its own', (_, { copy, test }) => {
    expect(readFileSync(join(folder, test), 'utf8')).toContain(basename(copy));
  });
});

const copies: readonly (readonly [name: string, copy: string])[] = [
  ...rows.map(({ of, copy }) => [of, copy] as const),
  ...Object.entries(series).map(([name, { copy }]) => [name, copy] as const),
];

describe('the copies', () => {
  it.each(copies)('%s is kept as it was published, in %s', (name, copy) => {
    const sha = createHash('sha256').update(bytesOf(copy)).digest('hex').slice(0, 16);
    expect(sha, `${copy} was changed: take the recording back as it was published.`).toBe(names[name]);
  });

  it.each(copies)('%s has its origin in the ORIGIN.md beside %s', (_, copy) => {
    const origin = join(folder, dirname(copy), 'ORIGIN.md');
    expect(existsSync(origin), `Write ${origin}.`).toBe(true);
    expect(readFileSync(origin, 'utf8'), `Say in ORIGIN.md where ${basename(copy)} is from.`).toContain(
      `\`${basename(copy)}\``,
    );
  });
});

describe('no recording is forgotten', () => {
  const told = new Set(copies.map(([name]) => name));

  it.each(Object.keys(names))('%s', (name) => {
    const places = [told.has(name), name in exempt].filter(Boolean).length;
    expect(places, `Say in recordings.rows.ts what ${name} gives, or in recordings.exempt.ts why not.`).toBe(
      1,
    );
  });

  it('and none is named that is not there', () => {
    const named = [...told, ...Object.keys(exempt)];
    expect(named.filter((name) => !((name.split(' ')[0] as string) in names))).toEqual([]);
  });

  it('there are 72', () => {
    expect(Object.keys(names)).toHaveLength(72);
  });
});
