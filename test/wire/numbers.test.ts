import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, pickOf } from '../../lib/platforms/site/expression';
import type { Json } from '../../lib/wire/json';
import { MAX_NUMBERS, numbersOf } from '../../lib/wire/numbers';
import { pick } from '../../lib/wire/pick';

describe('of an answer that is pointed at', () => {
  it('numbers and dates are told by their place, and no other text', () => {
    const answer = {
      user: { name: 'Ada', email: 'ada@pretend.example', id: 17 },
      'ada@pretend.example': { left: 3 },
      credits: [
        { left: 12, 'odd key': '7.50', note: '12 left', resets: '2026-12-01T00:00:00Z' },
        { left: 1 },
      ],
      unlimited: false,
      nothing: null,
      token: 'eyJhbGciOiJIUzI1NiJ9',
      day: '2026-12-01',
    };
    expect(numbersOf(answer)).toEqual({
      'user.id': 17,
      'credits[0].left': 12,
      'credits[0]."odd key"': '7.50',
      'credits[0].resets': '2026-12-01T00:00:00Z',
      'credits[1].left': 1,
      day: '2026-12-01',
    });
  });

  it('a list says by its first elements what all are like', () => {
    expect(Object.keys(numbersOf([1, 2, 3, 4, 5]) as object)).toEqual(['[0]', '[1]', '[2]']);
  });

  it('the places nearest to the root are told of too many', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`n${index}`, index]));
    const told = numbersOf({ deep: { ...many }, left: 1 }) as Record<string, Json>;
    expect(Object.keys(told)).toHaveLength(MAX_NUMBERS);
    expect(told.left).toBe(1);
  });

  it('a number alone has no place', () => {
    expect(numbersOf(5)).toEqual({});
  });

  it('each place is a JMESPath expression that finds its number again', () => {
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.string({ maxLength: 6 }),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 6 }), tie('json'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(json, (answer) => {
        for (const [place, value] of Object.entries(numbersOf(answer) as Record<string, Json>)) {
          const expression = parseExpression(place);
          expect(expression.value(answer)).toBe(value);
          // Also of what the tap lets through of it.
          expect(expression.value(pick(answer, pickOf([expression])) as Json)).toBe(value);
        }
      }),
    );
  });
});
