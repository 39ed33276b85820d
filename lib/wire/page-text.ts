import type { Json } from './json';
import { type Pick, pick } from './pick';

/** What may be read of an HTML page: JSON in `<script id=…>` and short visible lines. */
export interface PagePick {
  readonly scripts?: { readonly [id: string]: Pick };
  /** Sources of regular expressions; a visible line that fits one of them is kept. */
  readonly lines?: readonly string[];
}

export interface PageText {
  readonly scripts: { readonly [id: string]: Json };
  readonly lines: readonly string[];
}

const MAX_LINE = 120;
const MAX_LINES = 60;

/** Reads an HTML text without a DOM, so that it works the same in a page, in the worker and in Node. */
export function readPage(html: string, shape: PagePick): PageText {
  const scripts: Record<string, Json> = {};
  for (const [, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    const id = /\bid\s*=\s*["']?([\w-]+)/i.exec(attributes)?.[1];
    const declared = id === undefined ? undefined : shape.scripts?.[id];
    if (id === undefined || declared === undefined) continue;
    const picked = pick(content.trim(), { json: declared });
    if (picked !== undefined) scripts[id] = picked;
  }
  const wanted = (shape.lines ?? []).map((source) => new RegExp(source, 'i'));
  const lines = html
    .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, '\n')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(
      (line) => line !== '' && line.length <= MAX_LINE && wanted.some((expression) => expression.test(line)),
    );
  return { scripts, lines: lines.slice(0, MAX_LINES) };
}
