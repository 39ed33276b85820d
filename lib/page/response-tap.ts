import type { Endpoint } from '../wire/endpoint';
import type { Json } from '../wire/json';
import { type Body, MAX_BODY, observedHeaders, readValue } from '../wire/observation';
import { BodyReader } from './body-reader';
import { Branch } from './branch';
import type { Exchange } from './exchange';
import { wrapOwn } from './intercept';
import { apply, header, nativeGetter, seen, settled } from './safe';
import { tapStream } from './stream-tap';

const { arrayBuffer: blobBytes } = Blob.prototype;
const { prototype } = globalThis.Response;
const [bodyOf, bodyUsedOf, headersOf, statusOf] = [
  nativeGetter(prototype, 'body'),
  nativeGetter(prototype, 'bodyUsed'),
  nativeGetter(prototype, 'headers'),
  nativeGetter(prototype, 'status'),
];

/**
 * Reads along when the page reads this response, and ends the exchange then. What the page never reads is
 * never read, and makes no observation. The page gets the browser's own response, because a rebuilt one would
 * lose `url` and `type`.
 */
export function tapResponse(response: Response, exchange: Exchange): void {
  const status = statusOf(response);
  // No-cors answers show nothing, to the page as to us.
  if (status === 0) return;
  const { endpoint } = exchange.target;
  const headers = observedHeaders((name) => header(headersOf(response), name));
  const branch = Branch.of(
    () => new BodyReader(endpoint, status),
    (body) => exchange.answered(status, headers, body),
  );
  tapBody(response, branch, endpoint);
}

function tapBody(response: Response, branch: Branch, endpoint: Endpoint): void {
  const stream = tapBodyProperty(response, branch);
  /** A method that reads all of the body at once. */
  const whole = (
    name: string,
    read: (value: unknown) => void,
    failed: (error: unknown) => void = () => branch.cut(),
  ): void => {
    wrapOwn(response, name, () => {
      // The body is already taken: this call fails, the one before it is the one that counts.
      if (bodyUsedOf(response) || stream()?.locked) return undefined;
      return (result) => seen(result as Promise<unknown>, read, failed);
    });
  };
  whole('text', (text) => {
    branch.text(String(text));
    branch.end();
  });
  whole(
    'json',
    (value) => branch.whole(readValue(value as Json, endpoint)),
    (error) => (error instanceof SyntaxError ? branch.whole(unparsed(response)) : branch.cut()),
  );
  whole('arrayBuffer', (buffer) => takeBytes(branch, new Uint8Array(buffer as ArrayBuffer)));
  whole('bytes', (bytes) => takeBytes(branch, bytes as Uint8Array));
  whole('blob', (value) => {
    const blob = value as Blob;
    if (blob.size > MAX_BODY) branch.whole({ kind: 'too-large', size: blob.size });
    else settled(apply(blobBytes, blob, []), (buffer) => buffer && takeBytes(branch, new Uint8Array(buffer)));
  });
  wrapOwn(response, 'clone', () => (copy) => {
    const other = branch.fork();
    if (other !== undefined) tapBody(copy as Response, other, endpoint);
  });
}

function takeBytes(branch: Branch, bytes: Uint8Array): void {
  branch.bytes(bytes);
  branch.end();
}

/** `response.json()` fails without saying what came instead; the type tells a page from broken JSON. */
function unparsed(response: Response): Body {
  const { contentType = '', challenge = false } = observedHeaders((name) =>
    header(headersOf(response), name),
  );
  if (bodyOf(response) === null) return { kind: 'empty' };
  if (contentType.startsWith('text/html')) return { kind: 'html', challenge };
  return { kind: 'not-json', problem: 'the page could not parse it' };
}

/**
 * The stream is tapped when the page asks for it, and anew after `clone()`, which puts another in its
 * place. Returns how to get at the stream that the page has asked for last.
 */
function tapBodyProperty(response: Response, branch: Branch): () => ReadableStream | undefined {
  let last: ReadableStream<Uint8Array> | undefined;
  wrapOwn(response, 'body', () => (body) => {
    if (body === null || body === last) return;
    last = body as ReadableStream<Uint8Array>;
    tapStream(last, branch);
  });
  return () => last;
}
