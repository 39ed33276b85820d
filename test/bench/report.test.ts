import { describe, expect, it } from 'vitest';
import { reportOf, tableOf } from './report';

const load = {
  title: 'Page load',
  figures: {
    time: { title: 'time', unit: 'ms' as const },
    heap: { title: 'heap', unit: 'MB' as const },
  },
};
const popup = { title: 'Popup', figures: { open: { title: 'opened', unit: 'ms' as const } } };
const pairs = new Map([
  ['time', [{ withUs: 120, baseline: 100 }]],
  ['heap', [{ withUs: 1.2345, baseline: 1 }]],
]);

describe('the report', () => {
  const report = reportOf([load, popup], { pairs, failures: new Map([['Popup', 'It did not open.']]) });

  it('has every figure, or says why there is none', () => {
    expect(report.figures).toMatchObject([
      { id: 'time', ratio: 1.2 },
      { id: 'heap', ratio: 1.2345 },
    ]);
    expect(report.notMeasured).toEqual([{ measure: 'Popup', reason: 'It did not open.' }]);
  });

  it('does not hide a figure without rounds', () => {
    const { notMeasured } = reportOf([load], {
      pairs: new Map([...pairs].slice(0, 1)),
      failures: new Map(),
    });
    expect(notMeasured).toEqual([{ measure: 'Page load: heap', reason: 'There are no values.' }]);
  });

  it('reads as a table', () => {
    expect(tableOf(report)).toBe(
      [
        '                                                               with us     without       ratio   quartiles',
        '',
        'Page load',
        '  time                                                          120 ms      100 ms       1.200   1.20–1.20',
        '  heap                                                         1.23 MB     1.00 MB       1.234   1.23–1.23',
        '',
        'Not measured',
        '  Popup: It did not open.',
      ].join('\n'),
    );
  });

  it('tells how often something happened, which may be never, without a ratio', () => {
    const idle = { title: 'Idle', figures: { wakes: { title: 'wake-ups', unit: 'times' as const } } };
    const counted = new Map([['wakes', [{ withUs: 2, baseline: 0 }]]]);
    expect(tableOf(reportOf([idle], { pairs: counted, failures: new Map() }))).toMatch(
      /wake-ups +2 +0 +\+2$/,
    );
  });

  it('tells the ratio to a second baseline in a column of its own', () => {
    const compared = new Map([['open', [{ withUs: 12, baseline: 10, second: 8 }]]]);
    const columns = { withUs: 'with us', baseline: 'none', second: 'to empty' };
    const table = tableOf(reportOf([popup], { pairs: compared, failures: new Map() }), columns);
    expect(table).toMatch(/quartiles +to empty\n/);
    expect(table).toMatch(/1\.20–1\.20 +1\.500$/);
  });
});
