/**
 * The marks of platforms that are shipped: of each that a platform names, from the npm package `@lobehub/icons-static-svg`
 * (MIT) as the lock file has it. Called by wxt.config.ts at each build; shown by components/ui/glyph.tsx.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@lobehub/icons-static-svg';

export interface IconAsset {
  /** Path in the extension. */
  readonly relativeDest: string;
  readonly contents: string;
}

const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));

/** Each once, and the licence with them. Throws where the package has no picture of that name. */
export function iconAssets(names: readonly string[]): readonly IconAsset[] {
  const marks = [...new Set(names)].map((name) => ({
    relativeDest: `brands/${name}.svg`,
    contents: bare(svgOf(name)),
  }));
  return marks.length === 0 ? [] : [...marks, { relativeDest: 'brands/LICENSE.txt', contents: notice() }];
}

function svgOf(name: string): string {
  const file = join(folder, 'icons', `${name}.svg`);
  if (!existsSync(file)) throw new Error(`${PACKAGE} has no picture "${name}".`);
  return readFileSync(file, 'utf8');
}

/** Without what a mask has no use for: its title, and sizes and styles for a place in a text. */
function bare(svg: string): string {
  return svg
    .replace(/<title>[^<]*<\/title>/, '')
    .replace(/^<svg [^>]*>/, (tag) => tag.replace(/ (?:height|width|style|fill)="[^"]*"/g, ''));
}

/** What its licence asks to go along with copies. */
function notice(): string {
  const { version, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `The pictures in this folder: Lobe Icons ${version} (https://github.com/lobehub/lobe-icons), by ${author}, MIT.
The marks themselves belong to those whose services they stand for.

MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
}
