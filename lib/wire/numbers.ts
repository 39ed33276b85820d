import type { Json } from './json';

/** How many places of one answer are told, the nearest to the root first. */
export const MAX_NUMBERS = 200;
/** Of a list the first elements say what all are like. */
const MAX_ELEMENTS = 3;
const MAX_DEPTH = 10;
const MAX_PLACE = 200;

/**
 * The numbers and dates of an answer by their place, written as JMESPath: `{ "data.credits[0].left": 12 }`. Texts are told
 * only where they are a decimal number or a date, and no place that has a mail address in it: whoever points at a site
 * picks from numbers, and nothing else of the answer leaves the page.
 */
export function numbersOf(root: Json): Json {
  const found: Record<string, Json> = {};
  let count = 0;
  let level: (readonly [place: string, value: Json])[] = [['', root]];
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: (readonly [string, Json])[] = [];
    for (const [place, value] of level) {
      if (isTold(value)) {
        if (place === '' || count++ >= MAX_NUMBERS) continue;
        found[place] = value;
      } else if (typeof value === 'object' && value !== null) {
        next.push(...below(place, value));
      }
    }
    level = next;
  }
  return found;
}

/** A date as ISO 8601 writes it, and a decimal number: short, so that neither is a text in which more could stand. */
function isTold(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return (
    typeof value === 'string' &&
    value.length <= 40 &&
    (/^-?\d{1,15}(\.\d{1,10})?$/.test(value) || /^\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-][\d:]+)?)?$/i.test(value))
  );
}

function below(place: string, value: object): (readonly [string, Json])[] {
  if (Array.isArray(value))
    return value.slice(0, MAX_ELEMENTS).map((item: Json, index) => [`${place}[${index}]`, item]);
  return Object.entries(value as { readonly [key: string]: Json }).flatMap(([key, item]) => {
    const inner = `${place}${place === '' ? '' : '.'}${named(key)}`;
    return key.includes('@') || inner.length > MAX_PLACE ? [] : [[inner, item] as const];
  });
}

/** JMESPath's grammar: what is no identifier is quoted, as JSON. */
function named(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
