import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newPlatform } from '../../scripts/lib/new-platform';

const project = join(import.meta.dirname, '../..');
let root: string;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'credit-gauge-new-'));
  for (const path of ['lib/platforms/index.ts', 'lib/platforms/example', 'test/platforms/example'])
    cpSync(join(project, path), join(root, path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('writes the folder, a first case and the line in the registry, and tells what it wrote', () => {
  const written = newPlatform(root, 'my-platform');
  expect(written).toContain('lib/platforms/my-platform/endpoints.ts');
  expect(written).toContain('test/platforms/my-platform/cases/credits.signed-in.json');
  for (const path of written) expect(read(path)).not.toBe('');
  const index = read('lib/platforms/my-platform/index.ts');
  expect(index).toContain("id: 'my-platform'");
  expect(index).toContain("name: 'My Platform'");
  expect(index).toContain('export const myPlatform = definePlatform(');
  expect(index).not.toMatch(/\bexample\b(?!\/)/);
});

it.each([
  ['aardvark', 'aardvark', 'chatgpt'],
  ['lion', 'kling', 'lion'],
  ['zebra', 'suno', 'zebra'],
])('puts %s into the registry by the alphabet', (id, before, after) => {
  newPlatform(root, id);
  const registry = read('lib/platforms/index.ts');
  const [first, second] = [before, after].map((one) => registry.indexOf(`  ${one},`));
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(first ?? 0);
  expect(registry).toContain(`import { ${id} } from './${id}';`);
});

it('takes a name with an apostrophe', () => {
  newPlatform(root, 'jo', "Jo's");
  expect(read('lib/platforms/jo/index.ts')).toContain("name: 'Jo’s'");
});

it.each([
  [undefined, 'is no id'],
  ['My Platform', 'is no id'],
  ['../up', 'is no id'],
  ['example', 'already'],
])('refuses %j and writes nothing', (id, words) => {
  const registry = read('lib/platforms/index.ts');
  expect(() => newPlatform(root, id)).toThrow(words);
  expect(read('lib/platforms/index.ts')).toBe(registry);
});
