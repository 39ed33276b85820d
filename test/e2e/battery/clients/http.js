import axios from 'axios';
import ky from 'ky';
import { address, arrived, prompt, text, withoutId } from '../page/tools.js';
import { endOf, fails, headersOf, seenOf, tries, works } from './told.js';

async function drained(stream) {
  const parts = [];
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  return parts.join('');
}

async function contentOf(data) {
  if (data instanceof ArrayBuffer) return { bytes: text(data) };
  if (data instanceof Blob) return { blob: await data.text(), type: data.type };
  if (data instanceof ReadableStream) return { stream: await drained(data) };
  return data;
}

async function answerOf({ status, statusText, headers, data }) {
  return { status, statusText, headers: headersOf(headers), data: await contentOf(data) };
}

function axiosOf({ read, send }, adapter) {
  const client = axios.create({ adapter });
  const got = (scene, options) =>
    works(async () => {
      const { id, url } = address(read, scene);
      const answer = await answerOf(await client.get(url, options));
      return { answer, seen: await seenOf(id) };
    });
  const lost = (path, scene, options) =>
    fails(() => client.request({ ...options, url: address(path, scene).url }));
  const forms = ['json', 'text', 'arraybuffer', 'blob', ...(adapter === 'fetch' ? ['stream'] : [])];
  return {
    ...Object.fromEntries(forms.map((responseType) => [responseType, () => got('json', { responseType })])),
    'no content': () => got('no-content'),
    'a redirect': () => got('elsewhere'),
    'a POST of JSON, answered by a stream': () =>
      works(async () => {
        const { id, url } = address(send, 'events');
        let loaded = 0;
        const answer = await client.post(url, prompt, {
          responseType: 'text',
          onDownloadProgress: (progress) => {
            loaded = Math.max(loaded, progress.loaded);
          },
        });
        return { answer: await answerOf(answer), loaded, seen: await seenOf(id) };
      }),
    // By fetch, axios streams such a form, which Chromium does over HTTP/2 only.
    'a form with progress of its upload': () =>
      tries(async () => {
        const { id, url } = address(send, 'json');
        let loaded = 0;
        const answer = await client.postForm(
          url,
          { text: 'é' },
          {
            onUploadProgress: (progress) => {
              loaded = Math.max(loaded, progress.loaded);
            },
          },
        );
        return { answer: await answerOf(answer), isLoaded: loaded > 0, seen: await seenOf(id) };
      }),
    interceptors: () =>
      works(async (say) => {
        const own = axios.create({ adapter });
        own.interceptors.request.use((config) => {
          say('request', config.method);
          config.headers.set('x-own', '1');
          return config;
        });
        own.interceptors.response.use((answer) => {
          say('response', answer.status);
          return answer;
        });
        const { id, url } = address(read, 'json');
        const { data } = await own.get(url, { transformResponse: (body) => `${typeof body} ${body}` });
        return { data, seen: await seenOf(id) };
      }),
    'several at once': () =>
      works(async () => {
        const answers = await axios.all(
          ['json', 'empty', 'half'].map((scene) => client.get(address(read, scene).url)),
        );
        return Promise.all(answers.map(answerOf));
      }),
    'too many requests': () => lost(read, 'limit'),
    'a page in the place of an answer': () => lost(read, 'html'),
    'an error while a stream is wanted': () => lost(read, 'limit', { responseType: 'arraybuffer' }),
    'no network': () => lost(read, 'unreachable'),
    'a stream that breaks': () => lost(send, 'broken', { method: 'post', data: prompt }),
    'a time-out': () => lost(read, 'late', { timeout: 25 }),
    'aborted before': () => lost(read, 'json', { signal: AbortSignal.abort() }),
    'aborted while it waits': () =>
      fails(() => {
        const stop = new AbortController();
        const { id, url } = address(read, 'late');
        arrived(id).then(() => stop.abort());
        return client.get(url, { signal: stop.signal });
      }),
    'aborted amid a stream': async () => {
      const { id, url } = address(send, 'endless');
      const told = await fails(() => {
        const stop = new AbortController();
        return client.post(url, prompt, { signal: stop.signal, onDownloadProgress: () => stop.abort() });
      });
      return { told, ended: await endOf(id) };
    },
    'a cancel token': () =>
      fails(() => {
        const { token, cancel } = axios.CancelToken.source();
        const { id, url } = address(read, 'late');
        arrived(id).then(() => cancel('enough'));
        return client.get(url, { cancelToken: token });
      }),
  };
}

function kyOf({ read, send }) {
  const client = ky.create({ retry: 0 });
  const faceOf = ({ status, url, headers, redirected }) => ({
    ...{ status, redirected, url: withoutId(url), headers: headersOf(headers) },
  });
  const body = { json: prompt };
  return {
    'JSON, text and bytes': () =>
      works(async () => {
        const ask = () => client.get(address(read, 'json').url);
        return [await ask().json(), await ask().text(), text(await ask().arrayBuffer())];
      }),
    'a POST of JSON, answered by a stream': () =>
      works(async () => {
        const { id, url } = address(send, 'events');
        const answer = await client.post(url, body);
        return { face: faceOf(answer), text: await drained(answer.body), seen: await seenOf(id) };
      }),
    'progress of a stream': () =>
      works(async () => {
        let last;
        const onDownloadProgress = ({ percent, transferredBytes }) => {
          last = [percent, transferredBytes];
        };
        const answered = await client
          .post(address(send, 'events').url, { ...body, onDownloadProgress })
          .text();
        return { answered, last };
      }),
    'hooks, a second try': () =>
      works(async (say) => {
        const { id, url } = address(read, 'flaky');
        const own = ky.create({
          retry: { limit: 1, delay: () => 1 },
          hooks: {
            beforeRequest: [(request) => say('request', request.method, withoutId(request.url))],
            beforeRetry: [({ retryCount, error }) => say('retry', retryCount, error.name)],
            afterResponse: [
              async (_request, _options, response) => say('response', response.status, await response.text()),
            ],
          },
        });
        const value = await own.get(url).json();
        return { value, seen: await seenOf(id) };
      }),
    'a second try of a POST': () =>
      works(async () => {
        const { id, url } = address(send, 'flaky');
        const retry = { limit: 1, methods: ['post'], delay: () => 1 };
        const value = await ky.post(url, { ...body, retry }).json();
        return { value, seen: await seenOf(id) };
      }),
    'too many requests': () =>
      fails(async (say) => {
        try {
          await client.get(address(read, 'limit').url);
        } catch (error) {
          say(error.request.method, error.response.bodyUsed, await error.response.clone().text());
          throw error;
        }
      }),
    'JSON that is none': () => fails(() => client.get(address(read, 'half').url).json()),
    'no network': () => fails(() => client.get(address(read, 'unreachable').url)),
    'a stream that breaks': () => fails(() => client.post(address(send, 'broken').url, body).text()),
    'a time-out': () => fails(() => client.get(address(read, 'late').url, { timeout: 25 })),
    'aborted while it waits': () =>
      fails(() => {
        const stop = new AbortController();
        const { id, url } = address(read, 'late');
        arrived(id).then(() => stop.abort());
        return client.get(url, { signal: stop.signal });
      }),
    'aborted amid a stream': async () => {
      const stop = new AbortController();
      const { id, url } = address(send, 'endless');
      const told = await fails(async () => {
        const answer = await client.post(url, { ...body, signal: stop.signal });
        const reader = answer.body.getReader();
        await reader.read();
        stop.abort();
        for (;;) await reader.read();
      });
      return { told, ended: await endOf(id) };
    },
  };
}

export const http = {
  'axios by XHR': (nature) => axiosOf(nature, 'xhr'),
  'axios by fetch': (nature) => axiosOf(nature, 'fetch'),
  ky: kyOf,
};
