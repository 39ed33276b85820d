import { faultOf, seenOf, withoutId } from '../page/tools.js';

/** What the user of a client is told. Each gives plain data; a check whose client does the other thing fails. */

/** All that a client's own error says: its classes, its words and what it carries. */
export function clientFault(error) {
  if (typeof error !== 'object' || error === null) return { thrown: withoutId(error) };
  const { status, code, type, cause, response, responseBody, responseHeaders } = error;
  return {
    ...faultOf(error),
    classes: classesOf(error),
    status: status ?? response?.status ?? error.statusCode ?? null,
    code: code ?? null,
    type: type ?? null,
    data: plain(response?.data ?? error.error ?? responseBody ?? error.extensions ?? error.data),
    headers: headersOf(response?.headers ?? responseHeaders ?? error.headers ?? error.metadata),
    cause: cause === undefined || cause === error ? null : clientFault(cause),
  };
}

function classesOf(error) {
  const names = [];
  for (let one = Object.getPrototypeOf(error); one !== null; one = Object.getPrototypeOf(one))
    names.push(one.constructor.name);
  return names;
}

export function headersOf(headers) {
  if (headers === undefined || headers === null) return null;
  return Object.fromEntries(headers instanceof Headers ? headers : Object.entries({ ...headers }));
}

function plain(value) {
  if (value instanceof ReadableStream || value instanceof ArrayBuffer || value instanceof Blob)
    return value.constructor.name;
  return typeof value === 'string' ? withoutId(value) : (value ?? null);
}

/** What a client gives where it does its work. */
export async function works(act) {
  const log = [];
  const value = await act((...words) => void log.push(words));
  return { log, value: value ?? null };
}

/** What a client gives where it must fail. */
export async function fails(act) {
  const log = [];
  let value;
  try {
    value = await act((...words) => void log.push(words));
  } catch (error) {
    return { log, fault: clientFault(error) };
  }
  throw new Error(`no fault but ${JSON.stringify(value)}`);
}

/** What a client gives, where that is the browser's affair. */
export async function tries(act) {
  return works(act).catch((error) => ({ fault: clientFault(error) }));
}

/** How the server saw the request end. */
export async function endOf(id) {
  return (await seenOf(id)).map(({ ended }) => ended);
}

/** What the server got, and how it saw it end. */
export { seenOf };

/** An address to which a client puts its own path: behind `rest=`, so that it stays the address that we know. */
export function baseOf({ id, url }) {
  return { id, base: `${location.origin}${url}&rest=` };
}
