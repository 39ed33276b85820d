import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../lib/platforms/platform';
import type { Outcome } from '../../lib/platforms/read';
import { outcomeJson } from '../../scripts/lib/findings-json';
import { bodyOf, type Case, casesIn, isMutated, jsonOf, readCase } from '../../scripts/lib/platform-case';
import { all } from './all';
import { atOwnAddress } from './own-address';

/** Every case under test/platforms/<id>/cases, and what must hold of each good answer whatever is taken out of it. */
const folderOf = (id: string) => fileURLToPath(new URL(`./${id}/`, import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);

function outcomeOf(platform: Platform, of: Case, body: Uint8Array): Outcome {
  const outcome = readCase(platform, of, body);
  if (outcome === undefined) throw new Error(`Nobody claims ${of.request.url}.`);
  return outcome;
}

/** The same JSON without one of its members, for each of them, with the place of what is missing. */
function* withoutEach(value: unknown, place = ''): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${place}.${key}`;
    const isList = Array.isArray(value);
    if (!isList) {
      const { [key]: _, ...others } = value as Record<string, unknown>;
      yield [here, others];
    }
    for (const [at, changed] of withoutEach(inner, here))
      yield [at, isList ? Object.assign([...value], { [key]: changed }) : { ...value, [key]: changed }];
  }
}

function tellsZero(json: unknown): boolean {
  return /(?<![\d.])0(\.0*)?(?![\d.])/.test(JSON.stringify(json));
}

type Numbers = ReadonlyMap<string, number>;

/** `name` is what is left of a pool whose limit is told, and told as used. */
function isUsedUp(numbers: Numbers, name: string): boolean {
  const id = name.replace(/\.remaining$/, '');
  const limit = numbers.get(`${id}.limit`) ?? 0;
  return id !== name && limit > 0 && (numbers.get(`${id}.used`) ?? 0) >= limit;
}

function numbersOf(outcome: Outcome): Numbers {
  if ('failure' in outcome) return new Map();
  const { pools = [], spends = [] } = outcome.findings;
  return new Map([
    ...pools.flatMap(({ id, remaining, limit, used }) =>
      Object.entries({ remaining, limit, used }).flatMap(([name, value]) =>
        value === undefined ? [] : [[`${id}.${name}`, value] as const],
      ),
    ),
    ...spends.flatMap(({ amount }, index) =>
      amount === undefined ? [] : [[`spend ${index}`, amount] as const],
    ),
  ]);
}

describe.each(
  [...all, ...atOwnAddress].flatMap((platform) => {
    const files = casesIn(folderOf(platform.id));
    return files.length === 0 ? [] : [[platform.id, platform, files] as const];
  }),
)('%s', (_, platform, files) => {
  it.each(files.map((file) => [`${file.of.source}, ${file.of.situation}: ${file.of.about}`, file] as const))(
    '%s',
    (_name, { of, path }) => {
      expect(outcomeJson(outcomeOf(platform, of, bodyOf(of, path)))).toEqual(of.expected);
    },
  );

  const good = files.filter(isMutated);
  it.each(good.map((file) => [file.name, file] as const))(
    '%s: what is missing is never 0, nor anything else than it was',
    (_name, file) => {
      const before = numbersOf(outcomeOf(platform, file.of, bodyOf(file.of, file.path)));
      for (const [place, changed] of withoutEach(jsonOf(file))) {
        const after = outcomeOf(platform, file.of, utf8(JSON.stringify(changed)));
        if ('failure' in after) {
          expect(after.failure, place).not.toMatchObject({ at: 'reader' });
          continue;
        }
        const numbers = numbersOf(after);
        for (const [name, value] of numbers) {
          expect(value, `Without ${place}, ${name} is ${value}.`).toSatisfy(Number.isFinite);
          if (value !== 0 || file.of.absentIsZero.includes(place)) continue;
          // Told as 0, but not counted as long as what is missing now stood beside it (`unlimited`).
          if (!before.has(name) && tellsZero(changed)) continue;
          // Under another name, because what gave it the usual one is missing: all of it is told as used.
          if (!before.has(name) && isUsedUp(numbers, name)) continue;
          expect(before.get(name), `Without ${place}, ${name} is said to be 0.`).toBe(0);
        }
      }
    },
  );

  it.each(good.map((file) => [file.name, file] as const))(
    '%s: another shape is a failure, or tells no number',
    (_name, file) => {
      for (const shape of ['{}', '[]', '"text"', '{"data":null}', '{"error":{"message":"no"}}'])
        expect([...numbersOf(outcomeOf(platform, file.of, utf8(shape))).keys()], shape).toEqual([]);
    },
  );
});
