import * as v from 'valibot';

const Header = v.object({ name: v.string(), value: v.string() });

/** What is needed of a HAR (w3c.github.io/web-performance, "HAR 1.2"), as browsers' network panels save it. */
const HarSchema = v.object({
  log: v.object({
    entries: v.array(
      v.object({
        startedDateTime: v.string(),
        request: v.object({
          method: v.string(),
          url: v.string(),
          headers: v.array(Header),
          postData: v.optional(v.object({ text: v.optional(v.string(), '') })),
        }),
        response: v.object({
          status: v.number(),
          headers: v.array(Header),
          content: v.object({ text: v.optional(v.string(), ''), encoding: v.optional(v.string()) }),
        }),
      }),
    ),
  }),
});

/** One recorded exchange, unscrubbed. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** ISO 8601. */
  readonly at: string;
}

/** The exchanges of a saved HAR; undefined where the text is none. */
export function readHar(text: string): readonly Recorded[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(HarSchema, json);
  if (!parsed.success) return undefined;
  return parsed.output.log.entries.map(({ startedDateTime, request, response }) => ({
    method: request.method,
    url: request.url,
    requestHeaders: byName(request.headers),
    ...(request.postData === undefined ? {} : { requestBody: request.postData.text }),
    status: response.status,
    headers: byName(response.headers),
    body:
      response.content.encoding === 'base64'
        ? Buffer.from(response.content.text, 'base64')
        : new TextEncoder().encode(response.content.text),
    at: new Date(startedDateTime).toISOString(),
  }));
}

function byName(headers: readonly { readonly name: string; readonly value: string }[]) {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}
