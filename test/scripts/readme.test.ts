import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { platformTable, withTable } from '../../scripts/lib/platform-table';

const root = join(import.meta.dirname, '../..');

it('the README has the table that the platforms make', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const table = platformTable(platforms, (id) => join(root, 'test', 'platforms', id));
  expect(withTable(readme, table) === readme, 'Run: npm run platform -- readme').toBe(true);
});

it('the table has a row for every platform', () => {
  const table = platformTable(platforms, (id) => join(root, 'test', 'platforms', id));
  expect(table.split('\n')).toHaveLength(platforms.length + 2);
});
