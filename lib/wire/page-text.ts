import type { Json } from './json';
import { type Pick, pick } from './pick';

/** What may be read of an HTML page: JSON in `<script id=…>`, short visible lines, and attributes of what is shown. */
export interface PagePick {
  readonly scripts?: { readonly [id: string]: Pick };
  /** Sources of regular expressions; a visible line that fits one of them is kept. */
  readonly lines?: readonly string[];
  /** By name, the source of an expression that the whole value must fit. It is a line in its place: `data-time=2026-…`. */
  readonly attributes?: { readonly [name: string]: string };
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
  const texts: string[] = [];
  const attributes = Object.entries(shape.attributes ?? {}).map(([name, source]) => ({
    name,
    inTag: new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i'),
    line: `^${name}=(?:${source})$`,
  }));
  for (const part of parts(html)) {
    if (part.kind === 'text') texts.push(part.text);
    if (part.kind === 'tag') {
      for (const { name, inTag } of attributes) {
        const value = inTag.exec(part.text)?.[1];
        if (value !== undefined) texts.push(`${name}=${value}`);
      }
    }
    if (part.kind !== 'hidden' || part.name !== 'script') continue;
    const id = /\bid\s*=\s*["']?([\w-]+)/i.exec(part.attributes)?.[1];
    const declared =
      id !== undefined && Object.hasOwn(shape.scripts ?? {}, id) ? shape.scripts?.[id] : undefined;
    if (id === undefined || declared === undefined) continue;
    const picked = pick(part.content.trim(), { json: declared });
    if (picked !== undefined) scripts[id] = picked;
  }
  const wanted = [...(shape.lines ?? []), ...attributes.map(({ line }) => line)].map(
    (source) => new RegExp(source, 'i'),
  );
  const lines = texts
    .join('\n')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(
      (line) => line !== '' && line.length <= MAX_LINE && wanted.some((expression) => expression.test(line)),
    );
  return { scripts, lines: lines.slice(0, MAX_LINES) };
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** The tag of an element that is shown, without its brackets. */
  | { readonly kind: 'tag'; readonly text: string }
  /** An element whose content is not shown. */
  | { readonly kind: 'hidden'; readonly name: string; readonly attributes: string; readonly content: string };

/**
 * The visible texts, the tags around them and the hidden elements, in one pass forward: regular expressions over the whole
 * page take minutes for a megabyte of `<`.
 */
function* parts(html: string): Generator<Part> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    yield { kind: 'text', text: html.slice(at, open === -1 ? html.length : open) };
    const comment = open !== -1 && html.startsWith('<!--', open);
    const close = open === -1 ? -1 : html.indexOf(comment ? '-->' : '>', open);
    if (close === -1) return;
    at = close + (comment ? 3 : 1);
    const [, name, attributes = ''] =
      /^(script|style|noscript|template)\b([\s\S]*)$/i.exec(html.slice(open + 1, close)) ?? [];
    if (comment) continue;
    if (name === undefined) {
      yield { kind: 'tag', text: html.slice(open + 1, close) };
      continue;
    }
    const end = new RegExp(`</${name}\\s*>`, 'gi');
    end.lastIndex = at;
    const found = end.exec(html);
    if (found === null) return;
    yield { kind: 'hidden', name: name.toLowerCase(), attributes, content: html.slice(at, found.index) };
    at = end.lastIndex;
  }
}
