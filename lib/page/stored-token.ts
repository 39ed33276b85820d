import type { Auth } from '../platforms/platform';
import { isJsonObject, type Json, parseJson } from '../wire/json';

export type StoredAuth = Extract<Auth, { kind: 'stored-token' }>;

/**
 * The token that a page keeps in its local storage: the text as it is, a JSON text, or a member of a JSON object. It is
 * read anew at each request, because the page renews it. Undefined: nobody is signed in, or it is kept in another way now.
 */
export function storedToken(
  { key, field }: StoredAuth,
  stored: (key: string) => string | null,
): string | undefined {
  const text = stored(key);
  if (text === null || text === '') return undefined;
  const value = parsed(text);
  const token = field === undefined ? value : isJsonObject(value) ? value[field] : undefined;
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function parsed(text: string): Json {
  try {
    const value = parseJson(text);
    // A token may look like a number.
    return typeof value === 'number' ? text : value;
  } catch {
    return text;
  }
}
