import { expect, it } from 'vitest';
import { dollars, percentUsed } from '../../../lib/platforms/ollama/amounts';

it.each([
  ['$7.50', 7.5],
  ['$0', 0],
  ['$1,250', 1250],
  ['$1,250.75', 1250.75],
  ['$1,25', undefined],
  ['$1,,250', undefined],
  ['$1,250,00', undefined],
  [`$${'9'.repeat(400)}`, undefined],
  ['7.50', undefined],
  [undefined, undefined],
])('the amount %s is %s', (text, amount) => {
  expect(dollars(text)).toBe(amount);
});

it.each([
  ['12.5% used', 12.5],
  ['3.4% USED', 3.4],
  ['12.5% left', undefined],
  ['used', undefined],
])('%s is %s percent', (text, percent) => {
  expect(percentUsed(text)).toBe(percent);
});
