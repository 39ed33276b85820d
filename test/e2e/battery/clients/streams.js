import { fetchEventSource } from '@microsoft/fetch-event-source';
import { createParser } from 'eventsource-parser';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { address, arrived, breakNow, post } from '../page/tools.js';
import { clientFault, endOf, fails, seenOf, works } from './told.js';

function parserOf({ send }) {
  const events = async (stream, say) => {
    const reader = stream
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) say(part.value);
  };
  return {
    'a stream through its transform': () =>
      works(async (say) => {
        const { id, url } = address(send, 'events');
        await events((await fetch(url, post())).body, say);
        return seenOf(id);
      }),
    'a stream by hand': () =>
      works(async (say) => {
        const parser = createParser({ onEvent: say, onError: (error) => say(clientFault(error)) });
        const decoder = new TextDecoder();
        for await (const part of (await fetch(address(send, 'events').url, post())).body)
          parser.feed(decoder.decode(part, { stream: true }));
      }),
    'a stream that breaks': () =>
      fails(async (say) => {
        const { id, url } = address(send, 'breaking');
        await events((await fetch(url, post())).body, (event) => {
          say(event);
          if (event.event === 'message_start') breakNow(id);
        });
      }),
    'no stream': () =>
      works(async (say) => events((await fetch(address(send, 'html').url, post())).body, say)),
    'left amid a stream': () =>
      works(async () => {
        const { id, url } = address(send, 'endless');
        const { body } = await fetch(url, post());
        const stream = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
        for await (const { event } of stream) if (event === 'message_start') break;
        return endOf(id);
      }),
  };
}

function fetchEventSourceOf({ send }) {
  const heard = (say, more) => ({
    ...post(),
    openWhenHidden: true,
    onmessage: say,
    onclose: () => say('close'),
    onerror: (error) => {
      say('error', clientFault(error));
      throw error;
    },
    ...more,
  });
  const lost = (scene, more) => fails((say) => fetchEventSource(address(send, scene).url, heard(say, more)));
  return {
    'a stream': () =>
      works(async (say) => {
        const { id, url } = address(send, 'events');
        await fetchEventSource(url, heard(say));
        return seenOf(id);
      }),
    'a stream that is looked at first': () =>
      works(async (say) => {
        const onopen = async ({ status, headers }) => say('open', status, headers.get('content-type'));
        await fetchEventSource(address(send, 'events').url, heard(say, { onopen }));
      }),
    'no stream': () => lost('json'),
    'too many requests': () =>
      lost('limit', {
        onopen: async (response) => {
          throw new RangeError(`${response.status} ${await response.text()}`);
        },
      }),
    'no network': () => lost('unreachable'),
    'a stream that breaks, twice': () =>
      fails(async (say) => {
        const { id, url } = address(send, 'breaking');
        let faults = 0;
        const onmessage = (event) => {
          say(event);
          if (event.event === 'message_start') breakNow(id);
        };
        const onerror = (error) => {
          say('error', clientFault(error));
          if (++faults === 2) throw error;
          return 1;
        };
        await fetchEventSource(url, heard(say, { onmessage, onerror }));
      }),
    'aborted while it waits': () =>
      works(async (say) => {
        const stop = new AbortController();
        const { id, url } = address(send, 'late');
        arrived(id).then(() => stop.abort());
        await fetchEventSource(url, heard(say, { signal: stop.signal }));
        return endOf(id);
      }),
    'aborted amid a stream': () =>
      works(async (say) => {
        const stop = new AbortController();
        const { id, url } = address(send, 'endless');
        const onmessage = (event) => {
          if (event.event === 'message_start') say(event);
          stop.abort();
        };
        await fetchEventSource(url, heard(say, { onmessage, signal: stop.signal }));
        return endOf(id);
      }),
  };
}

export const streams = { 'eventsource-parser': parserOf, 'fetch-event-source': fetchEventSourceOf };
