import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneLine, UsageError } from './usage-error';

/** The pretend platform that is copied: lib/platforms/example. */
const EXAMPLE = 'example';
const FIRST_CASE = 'credits.signed-in.json';

/**
 * Writes a new platform under `root`: its folder as a copy of the pretend one, a first case, and its line in the registry.
 * Gives what was written. The tests of platforms then say, in sentences, what is still the pretend site's. Throws
 * {@link UsageError}.
 */
export function newPlatform(
  root: string,
  id: string | undefined,
  name = titled(id ?? ''),
): readonly string[] {
  if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new UsageError(`"${oneLine(id ?? '')}" is no id: lower-case words with hyphens, as my-platform.`);
  const own = join(root, 'lib', 'platforms', id);
  if (existsSync(own)) throw new UsageError(`There is a platform "${id}" already: lib/platforms/${id}.`);
  const written: string[] = [];
  const write = (path: string, text: string): void => {
    writeFileSync(join(root, path), text);
    written.push(path);
  };

  mkdirSync(own, { recursive: true });
  const model = join(root, 'lib', 'platforms', EXAMPLE);
  for (const file of readdirSync(model))
    write(`lib/platforms/${id}/${file}`, renamed(readFileSync(join(model, file), 'utf8'), id, name));

  const cases = `test/platforms/${id}/cases`;
  mkdirSync(join(root, cases), { recursive: true });
  write(
    `${cases}/${FIRST_CASE}`,
    readFileSync(join(root, 'test', 'platforms', EXAMPLE, 'cases', FIRST_CASE), 'utf8'),
  );

  const registry = 'lib/platforms/index.ts';
  write(registry, registered(readFileSync(join(root, registry), 'utf8'), id));
  return written;
}

function renamed(text: string, id: string, name: string): string {
  return text
    .replace(
      /\/\*\*\n \* A pretend platform, complete[\s\S]*?\*\/\n/,
      `/** ${name}: what it counts in, where its balance comes from, what is special about it. */\n`,
    )
    .replaceAll(`export const ${EXAMPLE} `, `export const ${identifier(id)} `)
    .replaceAll(`id: '${EXAMPLE}'`, `id: '${id}'`)
    .replaceAll("name: 'Example'", `name: '${name.replaceAll("'", '’')}'`);
}

/** One import and one entry more, each before the first that comes after it in the alphabet. */
function registered(text: string, id: string): string {
  const lines = text.split('\n');
  const isImport = (line: string) => /^import \{ \w+ \} from '\.\/[\w-]+';$/.test(line);
  const place = lines.findIndex((line) => isImport(line) && line > `import { ${identifier(id)} }`);
  lines.splice(
    place === -1 ? lines.findLastIndex(isImport) + 1 : place,
    0,
    `import { ${identifier(id)} } from './${id}';`,
  );
  const first = lines.findIndex((line) => line.startsWith('export const platforms'));
  const rows = lines.findIndex((line, index) => index > first && /^ {2}\.\.\.|^\];/.test(line));
  const entry = lines.findIndex(
    (line, index) => index > first && index < rows && line > `  ${identifier(id)},`,
  );
  lines.splice(entry === -1 ? rows : entry, 0, `  ${identifier(id)},`);
  return lines.join('\n');
}

/** `my-platform` as `myPlatform`. */
function identifier(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `my-platform` as `My Platform`. */
function titled(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
