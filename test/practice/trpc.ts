/**
 * The answers of a batch as tRPC streams them to a client that accepts `application/jsonl` (trpc/trpc, server/src/
 * unstable-core-do-not-import/stream/jsonl.ts): first a line that says which part each answer waits for, then each
 * part, in which the data is a part once more. superjson is around each line, not around the data.
 */
export function batchLines(replies: readonly unknown[]): string {
  let parts = replies.length;
  const head = Object.fromEntries(replies.map((_, index) => [index, [[0], [null, 0, index]]]));
  const later = replies.flatMap((reply, index) => {
    const { result, error } = reply as { result?: { data: { json: unknown } }; error?: { json: unknown } };
    if (result === undefined) return [[index, 0, [[{ error: error?.json }]]]];
    const [waits, data] = [parts++, parts++];
    return [
      [index, 0, [[{ result: 0 }], ['result', 0, waits]]],
      [waits, 0, [[{ data: 0 }], ['data', 0, data]]],
      [data, 0, [[result.data.json]]],
    ];
  });
  return [head, ...later].map((line) => `${JSON.stringify({ json: line })}\n`).join('');
}
