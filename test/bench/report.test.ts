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
    expect(report.figures.map(({ id, ratio }) => [id, ratio])).toEqual([
      ['time', 1.2],
      ['heap', 1.2345],
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
        '                                                             with us     without       ratio   quartiles',
        '',
        'Page load',
        '  time                                                        120 ms      100 ms        1.20   1.20–1.20',
        '  heap                                                       1.23 MB     1.00 MB        1.23   1.23–1.23',
        '',
        'Not measured',
        '  Popup: It did not open.',
      ].join('\n'),
    );
  });
});
