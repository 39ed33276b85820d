import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultFilters,
  type Filters,
  filtersHash,
  parseFilters,
} from '../../../components/insights/filters';

const name = fc.string({ minLength: 1, maxLength: 60 });
const day = fc.constantFrom('2026-02-28', '2028-02-29', '2025-12-31');
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    range: fc.oneof(
      fc.record({ kind: fc.constant('last' as const), days: fc.constantFrom(7, 30, 90, 365) }),
      fc.constant({ kind: 'all' as const }),
      fc.record({ kind: fc.constant('between' as const), from: day, to: day }),
    ),
    stack: fc.constantFrom('platform' as const, 'model' as const, 'feature' as const),
    platform: name,
    measure: name,
    pool: name,
    year: fc.constantFrom('2024', '2026'),
  },
  { requiredKeys: ['range', 'stack'] },
) as fc.Arbitrary<Filters>;

describe('the address', () => {
  it('keeps every choice, whatever is in its names', () => {
    fc.assert(
      fc.property(filters, name, (some, account) => {
        const all = some.platform === undefined ? some : { ...some, account };
        expect(parseFilters(`#${filtersHash(all)}`)).toEqual(all);
      }),
    );
  });

  it('is empty for what is usual', () => {
    expect(filtersHash(defaultFilters)).toBe('');
    expect(parseFilters('')).toEqual(defaultFilters);
  });

  it.each<[string, Partial<Filters>]>([
    ['#range=14', {}],
    ['#range=seven', {}],
    ['#from=2026-02-30&to=2026-03-01', {}],
    ['#from=2026-02-03', {}],
    ['#stack=colour', {}],
    ['#account=ada', {}],
    ['#year=26', {}],
    [`#platform=${'x'.repeat(1001)}`, {}],
    ['#unit=', {}],
    ['#range=90&stack=colour', { range: { kind: 'last', days: 90 } }],
  ])('leaves out what makes no sense: %s', (hash, rest) => {
    expect(parseFilters(hash)).toEqual({ ...defaultFilters, ...rest });
  });
});
