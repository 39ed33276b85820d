import type { Branch } from './branch';
import { replaceOwn, wrapOwn } from './intercept';
import { layerOf, memberOf } from './layer';
import {
  apply,
  defineProperty,
  plainMember,
  quietly,
  SafeTransformStream,
  SafeWritableStream,
  seen,
  settled,
} from './safe';

type Bytes = ReadableStream<Uint8Array>;

/**
 * Reads along while the page reads a stream, by whichever of its methods. Nothing is read by us, and the
 * stream stays the page's own: cancelling it closes the connection. (A `tee` or `clone` of ours would keep
 * it open after "stop generating", and the platform would go on spending.)
 */
export function tapStream(stream: Bytes, branch: Branch): void {
  wrapOwn(stream, 'getReader', () => (reader) => tapReader(reader as ReadableStreamDefaultReader, branch));
  wrapOwn(stream, 'cancel', () => (stream.locked ? undefined : () => branch.cut()));
  wrapOwn(stream, 'tee', () => (branches) => {
    const other = branch.fork();
    const [first, second] = branches as [Bytes, Bytes];
    tapStream(first, branch);
    if (other !== undefined) tapStream(second, other);
  });
  wrapOwn(stream, 'values', ([options]) => (iterator) => {
    const kept = (options as { preventCancel?: boolean } | undefined)?.preventCancel === true;
    tapIterator(iterator as AsyncIterator<Uint8Array>, branch, kept);
  });
  // One function under two names, as it is without us.
  const layer = layerOf(stream);
  const iterate = memberOf(layer, Symbol.asyncIterator);
  const { value } = memberOf(layer, 'values') ?? {};
  if (iterate !== undefined) defineProperty(layer, Symbol.asyncIterator, { ...iterate, value });
  tapPipes(stream, branch);
}

function tapReader(reader: ReadableStreamDefaultReader, branch: Branch): void {
  let released = false;
  wrapOwn(reader, 'releaseLock', () => () => {
    released = true;
  });
  wrapOwn(
    reader,
    'read',
    () => (result) =>
      seen(
        result as Promise<ReadableStreamReadResult<unknown>>,
        (part) => take(part, branch),
        // A reader that let go of the stream fails its open reads; the stream itself goes on.
        () => released || branch.cut(),
      ),
  );
  wrapOwn(reader, 'cancel', () => (released ? undefined : () => branch.cut()));
}

function tapIterator(iterator: AsyncIterator<unknown>, branch: Branch, kept: boolean): void {
  wrapOwn(
    iterator,
    'next',
    () => (result) =>
      seen(
        result as Promise<IteratorResult<unknown>>,
        (part) => take(part, branch),
        () => branch.cut(),
      ),
  );
  if (!kept) wrapOwn(iterator, 'return', () => () => branch.cut());
}

/** With a BYOB reader the last part has a view of length 0, or none. */
function take(part: { readonly done?: boolean | undefined; readonly value?: unknown }, branch: Branch): void {
  if (part.done) branch.end();
  else branch.bytes(part.value);
}

/**
 * Pipes read inside the browser, so a pass-through is put before the page's own end. Errors, aborts and
 * cancels travel through it both ways. With `preventCancel` the stream must stay usable after the pipe,
 * which a pass-through can't give: such a pipe is left alone.
 */
function tapPipes(stream: Bytes, branch: Branch): void {
  const { pipeTo, pipeThrough } = stream;
  const pass = (): TransformStream<Uint8Array, Uint8Array> =>
    new SafeTransformStream({
      transform(chunk, controller) {
        quietly(() => branch.bytes(chunk));
        controller.enqueue(chunk);
      },
    });
  const connect = (writable: WritableStream<Uint8Array>): void => {
    const piped = apply(pipeTo, stream, [writable]) as Promise<void>;
    const ended = (): void => branch.end();
    const failed = (): void => branch.cut();
    quietly(() => settled(seen(piped, ended, failed), () => undefined));
  };
  const isLeft = ([, options]: readonly unknown[]): boolean =>
    stream.locked || plainMember(options ?? {}, 'preventCancel') === true;
  // The page's end is connected first: where it is unfit, this throws, our stream is untouched, and the
  // page gets the original's own error.
  replaceOwn(stream, 'pipeThrough', (args) => {
    if (isLeft(args)) return undefined;
    const { readable, writable } = pass();
    const result = apply(pipeThrough, readable, args as never);
    connect(writable);
    return result;
  });
  replaceOwn(stream, 'pipeTo', (args) => {
    const [destination] = args;
    if (isLeft(args) || !(destination instanceof SafeWritableStream) || destination.locked) return undefined;
    const { readable, writable } = pass();
    const result = apply(pipeTo, readable, args as never);
    connect(writable);
    return result;
  });
}
