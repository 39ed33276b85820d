import { address, natures, post, seenOf, under } from './tools.js';

async function sizeOf(stream) {
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return size;
    size += value.byteLength;
  }
}

const huge = () => fetch(address(natures.watched.read, 'huge').url);

/** 50 MB, more than we would ever read. */
const ofLarge = {
  'by a reader': async () => sizeOf((await huge()).body),
  'by json': async () => (await (await huge()).json()).length,
  'by XHR': () =>
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      xhr.open('GET', address(natures.watched.read, 'huge').url);
      xhr.onloadend = () => resolve([xhr.status, xhr.responseText.length]);
      xhr.send();
    }),
};

/** Streams that have no end of their own, left after many pieces. */
function endlessOf({ send }) {
  return {
    'by a reader': async () => {
      const { id, url } = address(send, 'endless');
      const reader = (await fetch(url, post())).body.getReader();
      for (let size = 0; size < 100_000; ) size += (await reader.read()).value.byteLength;
      await reader.cancel();
      return (await seenOf(id)).map(({ ended }) => ended);
    },
    'by XHR': () => {
      const { id, url } = address(send, 'endless');
      const xhr = new XMLHttpRequest();
      xhr.open('POST', url);
      xhr.onprogress = () => xhr.responseText.length > 100_000 && xhr.abort();
      xhr.send();
      return new Promise((resolve) => {
        xhr.onloadend = async () => resolve([xhr.status, (await seenOf(id)).map(({ ended }) => ended)]);
      });
    },
  };
}

export const large = {
  ...under('watched: 50 MB', ofLarge),
  ...under('watched: an endless stream', endlessOf(natures.watched)),
  ...under('other: an endless stream', endlessOf(natures.other)),
};
