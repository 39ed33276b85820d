import { createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { address, arrived, breakNow } from '../page/tools.js';
import { Talk } from './talk.js';
import { baseOf, endOf, fails, headersOf, seenOf, works } from './told.js';

const transports = {
  'Connect in JSON': (baseUrl) => createConnectTransport({ baseUrl }),
  'Connect in bytes': (baseUrl) => createConnectTransport({ baseUrl, useBinaryFormat: true }),
  'gRPC-Web': (baseUrl) => createGrpcWebTransport({ baseUrl }),
};

function rpcOf({ send }, transport) {
  const clientAt = (scene) => {
    const { id, base } = baseOf(address(send, scene));
    return { id, talk: createClient(Talk, transport(base)) };
  };
  const lost = (scene, options) => fails(() => clientAt(scene).talk.ask({ text: 'x' }, options));
  const heard = async (answers, say) => {
    for await (const answer of answers) say(answer.text);
  };
  const facts = (say) => ({
    onHeader: (headers) => say('header', headersOf(headers)),
    onTrailer: (headers) => say('trailer', headersOf(headers)),
  });
  return {
    'one answer': () =>
      works(async (say) => {
        const { id, talk } = clientAt('rpc');
        const answer = await talk.ask({ text: 'How many “€”?' }, facts(say));
        return { text: answer.text, seen: await seenOf(id) };
      }),
    'many answers': () =>
      works(async (say) => {
        const { id, talk } = clientAt('rpc');
        await heard(talk.hear({ text: 'é' }, facts(say)), say);
        return seenOf(id);
      }),
    'a refusal': () => fails((say) => clientAt('rpc').talk.ask({ text: 'refuse' }, facts(say))),
    'a refusal after some answers': () =>
      fails((say) => heard(clientAt('rpc').talk.hear({ text: 'refuse' }, facts(say)), say)),
    'too many requests': () => lost('limit'),
    'a page in the place of an answer': () => lost('html'),
    'no network': () => lost('unreachable'),
    'a time-out': () => lost('late', { timeoutMs: 25 }),
    'a stream that breaks': () =>
      fails(async (say) => {
        const { id, talk } = clientAt('rpc');
        await heard(talk.hear({ text: 'break' }), (part) => {
          say(part);
          if (part === '“𝔸”') breakNow(id);
        });
      }),
    'aborted while it waits': () => {
      const stop = new AbortController();
      const { id, talk } = clientAt('late');
      arrived(id).then(() => stop.abort());
      return fails(() => talk.ask({ text: 'x' }, { signal: stop.signal }));
    },
    'aborted amid many answers': async () => {
      const stop = new AbortController();
      const { id, talk } = clientAt('rpc');
      const told = await fails(async () => {
        let count = 0;
        for await (const _ of talk.hear({ text: 'endless' }, { signal: stop.signal }))
          if (++count === 5) stop.abort();
      });
      return { told, ended: await endOf(id) };
    },
    // Leaving the loop alone does not end the request: Connect's own generator lets go of nothing.
    'left amid many answers': () =>
      works(async (say) => {
        const stop = new AbortController();
        const { id, talk } = clientAt('rpc');
        for await (const { text } of talk.hear({ text: 'endless' }, { signal: stop.signal })) {
          say(text);
          if (text === '“𝔸”') break;
        }
        stop.abort();
        return endOf(id);
      }),
  };
}

export const rpc = Object.fromEntries(
  Object.entries(transports).map(([name, transport]) => [name, (nature) => rpcOf(nature, transport)]),
);
