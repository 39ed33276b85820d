import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import OpenAI from 'openai';
import { address, arrived, breakNow } from '../page/tools.js';
import { baseOf, clientFault, endOf, fails, headersOf, seenOf, works } from './told.js';

const messages = [{ role: 'user', content: 'How many credits are in a gauge?' }];
const asked = { model: 'm', messages };
const streamed = { ...asked, stream: true };

function openaiOf({ send }) {
  const clientAt = (scene, options) => {
    const { id, base } = baseOf(address(send, scene));
    const own = { apiKey: 'k', baseURL: base, dangerouslyAllowBrowser: true, maxRetries: 0, ...options };
    return { id, chat: new OpenAI(own).chat.completions };
  };
  const lost = (scene, options, request = asked) =>
    fails(async () => {
      const answer = await clientAt(scene, options).chat.create(request);
      for await (const part of request.stream ? answer : []) void part;
    });
  return {
    'an answer': () =>
      works(async () => {
        const { id, chat } = clientAt('chat');
        return { answer: await chat.create(asked), seen: await seenOf(id) };
      }),
    'an answer with its response': () =>
      works(async () => {
        const { data, response } = await clientAt('chat').chat.create(asked).withResponse();
        return {
          data,
          status: response.status,
          used: response.bodyUsed,
          headers: headersOf(response.headers),
        };
      }),
    'the response alone': () =>
      works(async () => (await clientAt('chat').chat.create(asked).asResponse()).text()),
    'a stream': () =>
      works(async () => {
        const { id, chat } = clientAt('chat-events');
        const parts = [];
        for await (const part of await chat.create(streamed)) parts.push(part);
        return { parts, seen: await seenOf(id) };
      }),
    'a stream with its events': () =>
      works(async (say) => {
        const stream = clientAt('chat-events').chat.stream(asked);
        for (const name of ['connect', 'content', 'message', 'finalContent', 'error', 'abort', 'end'])
          stream.on(name, (value) => say(name, value ?? null));
        return stream.finalContent();
      }),
    'a stream in two': () =>
      works(async () => {
        const sides = (await clientAt('chat-events').chat.create(streamed)).tee();
        const texts = ['', ''];
        for (const [at, side] of sides.entries())
          for await (const part of side) texts[at] += part.choices[0].delta.content ?? '';
        return texts;
      }),
    'a stream as bytes': () =>
      works(async () => {
        const stream = (await clientAt('chat-events').chat.create(streamed)).toReadableStream();
        return new Response(stream).text();
      }),
    'a second try': () =>
      works(async () => {
        const { id, chat } = clientAt('flaky', { maxRetries: 1 });
        return { answer: await chat.create(asked), seen: await seenOf(id) };
      }),
    'too many requests': () => lost('limit'),
    'too many requests for a stream': () => lost('limit', {}, streamed),
    'a page in the place of an answer': () => lost('html'),
    'no network': () => lost('unreachable'),
    'a stream that breaks': () =>
      fails(async (say) => {
        const { id, chat } = clientAt('chat-breaking');
        for await (const { choices } of await chat.create(streamed)) {
          say(choices);
          if (choices[0].delta.content === 'Cut ') breakNow(id);
        }
      }),
    'a time-out': () => lost('late', { timeout: 25 }),
    'aborted while it waits': () =>
      fails(() => {
        const stop = new AbortController();
        const { id, chat } = clientAt('late');
        arrived(id).then(() => stop.abort());
        return chat.create(asked, { signal: stop.signal });
      }),
    'a stream that its user leaves': () =>
      works(async () => {
        const { id, chat } = clientAt('chat-endless');
        const stream = await chat.create(streamed);
        for await (const part of stream) if (part.choices.length > 0) break;
        return { aborted: stream.controller.signal.aborted, ended: await endOf(id) };
      }),
    'a stream aborted by its controller': () =>
      works(async () => {
        const { id, chat } = clientAt('chat-endless');
        const stream = await chat.create(streamed);
        let count = 0;
        for await (const part of stream)
          if (part.choices.length > 0 && ++count === 1) stream.controller.abort();
        return { ended: await endOf(id) };
      }),
    'a stream with its events, aborted': async () => {
      const { id, chat } = clientAt('chat-endless');
      const told = await fails(async (say) => {
        const stream = chat.stream(asked);
        for (const name of ['connect', 'abort', 'error', 'end'])
          stream.on(name, (value) => say(name, value === undefined ? null : clientFault(value)));
        stream.once('content', () => stream.abort());
        return stream.finalContent();
      });
      return { told, ended: await endOf(id) };
    },
  };
}

function aiSdkOf({ send }) {
  const modelAt = (scene) => {
    const { id, base } = baseOf(address(send, scene));
    const provider = createOpenAICompatible({ name: 'battery', apiKey: 'k', baseURL: base });
    return { id, model: provider('m') };
  };
  const question = { maxRetries: 0, prompt: messages[0].content };
  const lost = (scene, options) =>
    fails(() => generateText({ ...question, model: modelAt(scene).model, ...options }));
  /** The parts of a stream in their order; `start` says when, which is nobody's affair. */
  const partsOf = async (model, options, onPart = () => undefined) => {
    const parts = [];
    const result = streamText({
      ...question,
      model,
      onError: ({ error }) => void parts.push(['onError', clientFault(error)]),
      onAbort: () => void parts.push(['onAbort']),
      onFinish: ({ finishReason, text }) => void parts.push(['onFinish', finishReason, text]),
      ...options,
    });
    for await (const part of result.fullStream) {
      const { type, text, finishReason, error } = part;
      parts.push([type, text ?? finishReason ?? null, error === undefined ? null : clientFault(error)]);
      onPart(part);
    }
    return parts;
  };
  return {
    'an answer': () =>
      works(async () => {
        const { id, model } = modelAt('chat');
        const { text, finishReason, usage, response } = await generateText({ ...question, model });
        return { text, finishReason, usage, headers: response.headers, seen: await seenOf(id) };
      }),
    'a stream': () =>
      works(async () => {
        const { id, model } = modelAt('chat-events');
        return { parts: await partsOf(model), seen: await seenOf(id) };
      }),
    'a stream as text': () =>
      works(async () => {
        const { textStream } = streamText({ ...question, model: modelAt('chat-events').model });
        let all = '';
        for await (const part of textStream) all += part;
        return all;
      }),
    'a stream as a response': () =>
      works(() =>
        streamText({ ...question, model: modelAt('chat-events').model })
          .toTextStreamResponse()
          .text(),
      ),
    'too many requests': () => lost('limit'),
    'too many requests for a stream': () => works(() => partsOf(modelAt('limit').model)),
    'a page in the place of an answer': () => lost('html'),
    'no network': () => lost('unreachable'),
    'a time-out': () => lost('late', { abortSignal: AbortSignal.timeout(25) }),
    'a stream that breaks': () =>
      fails((say) => {
        const { id, model } = modelAt('chat-breaking');
        return partsOf(model, {}, (part) => {
          say(part.type, part.text ?? null);
          if (part.type === 'text-delta') breakNow(id);
        });
      }),
    'aborted while it waits': () => {
      const stop = new AbortController();
      const { id, model } = modelAt('late');
      arrived(id).then(() => stop.abort());
      return fails(() => generateText({ ...question, model, abortSignal: stop.signal }));
    },
    'aborted amid a stream': () =>
      works(async () => {
        const stop = new AbortController();
        const { id, model } = modelAt('chat-endless');
        const abort = ({ type }) => type === 'text-delta' && stop.abort();
        const parts = await partsOf(model, { abortSignal: stop.signal }, abort);
        return { parts, ended: await endOf(id) };
      }),
  };
}

export const models = { openai: openaiOf, 'ai-sdk': aiSdkOf };
