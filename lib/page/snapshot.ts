import { SafeBlob, SafeFormData, SafeUrlSearchParams } from './safe';

/**
 * What the `send` of an XMLHttpRequest or WebSocket was given, as it is now: the page may change or reuse it while it
 * waits, and the browser would have taken it at once. Undefined where that can't be done.
 */
export function snapshotOf(body: unknown): { readonly body: unknown } | undefined {
  if (body === undefined || body === null || body instanceof SafeBlob) return { body };
  if (typeof body !== 'object') return { body: String(body) };
  if (body instanceof SafeUrlSearchParams) return { body: new SafeUrlSearchParams(body) };
  if (body instanceof ArrayBuffer) return { body: body.slice(0) };
  if (ArrayBuffer.isView(body))
    return { body: body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) };
  if (!(body instanceof SafeFormData)) return undefined;
  const copy = new SafeFormData();
  for (const [name, value] of body) copy.append(name, value as string);
  return { body: copy };
}
