import { isJsonObject, type Json, type JsonObject, parseJson } from './json';

/**
 * A tRPC answer in its plain form, `{ result: { data: { json } } }` or `{ error: { json } }`, one or a list of them,
 * from all the forms that a server may choose:
 *
 * - a batch that is streamed line by line (`httpBatchStreamLink`; trpc/trpc, server/src/unstable-core-do-not-import/
 *   stream/jsonl.ts): a line that says which parts come later, then each part as it is ready;
 * - data as devalue's flat text instead of superjson's object (civitai/civitai, src/shared/utils/
 *   trpc-union-transformer.ts, August 2026).
 *
 * Throws where the text is neither JSON nor lines of it.
 */
export function parseTrpc(text: string): Json {
  let whole: Json;
  try {
    whole = parseJson(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) throw error;
    return assembled(lines.map((line) => plain(parseJson(line))));
  }
  return plainTrpc(whole);
}

/** The same of a body that is parsed already. */
export function plainTrpc(value: Json): Json {
  return Array.isArray(value) ? value.map(plainReply) : plainReply(value);
}

function plainReply(reply: Json): Json {
  if (!isJsonObject(reply)) return reply;
  if (typeof reply.error === 'string') return { error: { json: plain(reply.error) } };
  const { result } = reply;
  if (!isJsonObject(result) || typeof result.data !== 'string') return reply;
  return { result: { data: { json: plain(result.data) } } };
}

/** What a transformer wrote, without it. */
function plain(written: Json): Json {
  if (typeof written === 'string') return unflattened(parseJson(written));
  return isJsonObject(written) && written.json !== undefined ? written.json : written;
}

const FULFILLED = 0;

/** `[[value], …parts that come later, each [its key or null for all, kind, id of its line]]` */
function assembled([head = null, ...lines]: readonly Json[]): Json {
  const parts = new Map<Json, Json>();
  for (const line of lines)
    if (Array.isArray(line) && line[1] === FULFILLED) parts.set(line[0] ?? null, line[2] ?? null);
  const filled = (encoded: Json | undefined): Json | undefined => {
    if (!Array.isArray(encoded)) return undefined;
    const [[value] = [], ...later] = encoded as readonly (readonly Json[])[];
    let whole = value;
    for (const [key = null, , id = null] of later) {
      const line = parts.get(id);
      // A line is used once: one that names itself would never end.
      parts.delete(id);
      const part = filled(line);
      if (key === null) return part;
      if (isJsonObject(whole)) whole = { ...whole, ...(part === undefined ? {} : { [String(key)]: part }) };
    }
    return whole;
  };
  return Object.values(isJsonObject(head) ? head : {}).map((encoded) => replyOf(filled(encoded)));
}

/** Inside the lines the data stands bare: the transformer is around each line. */
function replyOf(reply: Json | undefined): Json {
  if (!isJsonObject(reply)) return null;
  if (reply.error !== undefined) return { error: { json: reply.error } };
  const data = isJsonObject(reply.result) ? reply.result.data : undefined;
  return { result: { data: data === undefined ? {} : { json: data } } };
}

/**
 * devalue's form (github.com/sveltejs/devalue): a list of all values, the first being the whole; members are places in
 * the list. Negative places are what JSON has no word for, as are lists that begin with the name of a type, of which
 * only `["Date", iso]` has one.
 */
function unflattened(flat: Json): Json {
  if (!Array.isArray(flat)) return null;
  const made: Json[] = [];
  const at = (place: Json): Json | undefined => {
    if (typeof place !== 'number' || place < 0) return undefined;
    if (made[place] !== undefined) return made[place];
    const value: Json | undefined = flat[place];
    if (Array.isArray(value)) {
      if (typeof value[0] === 'string') return value[0] === 'Date' ? value[1] : undefined;
      const list: Json[] = [];
      made[place] = list;
      list.push(...value.map((one: Json) => at(one) ?? null));
      return list;
    }
    if (!isJsonObject(value)) return value;
    const object: Record<string, Json> = Object.create(null);
    made[place] = object;
    for (const [key, one] of Object.entries<Json>(value)) {
      const inner = at(one);
      if (inner !== undefined) object[key] = inner;
    }
    return object as JsonObject;
  };
  return at(0) ?? null;
}
