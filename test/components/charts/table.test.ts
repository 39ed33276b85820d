import { expect, it } from 'vitest';
import { type ChartTable, csvName, toCsv } from '../../../components/charts/table';

const table: ChartTable = {
  caption: 'Spend',
  columns: [{ label: 'Model' }, { label: 'Amount', numeric: true }],
  rows: [
    ['v5, "new"', { shown: '1,234.50 credits', raw: '1234.50' }],
    ['=HYPERLINK("https://x")', { shown: '-5', raw: -5 }],
    ['+1', ''],
    ['@sum', { shown: '0', raw: 0 }],
  ],
};

it('writes bare numbers, quotes what must be, and lets no name become a formula', async () => {
  expect(await toCsv(table)).toBe(
    ['Model,Amount', '"v5, ""new""",1234.50', `"'=HYPERLINK(""https://x"")",-5`, `"'+1",`, `"'@sum",0`].join(
      '\r\n',
    ),
  );
});

it('names the file after the chart', () => {
  expect(csvName('Spend over time')).toBe('credit-gauge-spend-over-time.csv');
});
