import { pipeline } from 'node:stream/promises';
import type { DescService } from '@bufbuild/protobuf';
import { Code, ConnectError, createConnectRouter } from '@connectrpc/connect';
import type { Exchange } from '../../../practice/exchange';
// @ts-expect-error A script of the page.
import { Talk } from '../clients/talk.js';

const refusal = () => new ConnectError('no credits left', Code.ResourceExhausted, { 'x-left': '0' });

function routerOf(breakDown: () => Promise<void>) {
  return createConnectRouter().service(
    Talk as DescService,
    {
      ask: ({ text }: { text: string }) => {
        if (text === 'refuse') throw refusal();
        return { text: `${text}, “€”` };
      },
      async *hear({ text }: { text: string }) {
        for (const part of ['one', '“é”', '“𝔸”']) yield { text: part };
        if (text === 'refuse') throw refusal();
        if (text === 'break') await breakDown();
        while (text === 'endless') yield { text: '.'.repeat(4000) };
      },
    } as never,
  );
}

/** Connect and gRPC-Web by their own server; the method is named at the end of the address. */
export async function answerRpc(
  { request, response, url, bytes }: Exchange,
  told: () => Promise<void>,
): Promise<void> {
  const router = routerOf(async () => {
    await told();
    response.destroy();
  });
  const handler = router.handlers.find(({ requestPath }) => url.href.endsWith(requestPath));
  if (handler === undefined) throw new Error(`There is no method ${url.href}.`);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const { status, header, trailer, body } = await handler({
    httpVersion: '1.1',
    method: request.method ?? '',
    url: `https://claude.ai${handler.requestPath}`,
    header: new Headers(request.headers as Record<string, string>),
    body: (async function* () {
      yield bytes;
    })(),
    signal: gone.signal,
  });
  response.writeHead(status, Object.fromEntries([...(header ?? []), ...(trailer ?? [])]));
  // A page that goes away ends it.
  await pipeline(body ?? [], response).catch(() => undefined);
}
