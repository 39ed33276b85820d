import { isJsonObject } from '../../wire/json';
import type { Answer, Reader } from '../platform';
import { refuse } from '../read';

/** What the platform calls its refusal, e.g. `model_cap_exceeded`; absent where it only says it in words. */
export function refusalCode({ json }: Answer): string | undefined {
  if (!isJsonObject(json)) return undefined;
  for (const part of [json.detail, json.error]) {
    const code = isJsonObject(part) ? (part.code ?? part.type) : undefined;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/**
 * `reader`, with the words for 401 before it. `token_expired` is what the backend answers to an old
 * bearer ("Provided authentication token is expired."); a new one from the session mends it.
 */
export function signedIn(reader: Reader): Reader {
  return (answer) => {
    if (answer.status !== 401) return reader(answer);
    if (refusalCode(answer) === 'token_expired')
      return refuse('expired', 'status', 'The sign-in has expired (401).');
    return refuse('signed-out', 'status', 'ChatGPT says that nobody is signed in (401).');
  };
}
