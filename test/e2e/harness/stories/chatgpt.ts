import { nothing, posts, type Told, write } from './told';

const box = '#prompt-textarea';

/** One of the model's messages, which the stream counts: learned from the first. */
export const chatgpt: Told = {
  id: 'chatgpt',
  kind: 'text by SSE, in messages of a model',
  url: 'https://chatgpt.com/',
  left: ({ chatgpt: { models } }) => models['gpt-5-5']?.remaining ?? 0,
  received: (practice) => posts(practice, /\/f\/conversation$/),
  said: (left) => String(left),
  ready: async (page) => (await page.locator('#limits .meter').count()) > 1,
  send: async (page) => {
    await write(page, box, 'How many messages are left?');
    await page.getByRole('button', { name: 'Send prompt' }).click();
  },
  answered: /included\.$/,
  cancelled: /No answer|Stopped/,
  unknown: {
    what: 'a first message',
    act: nothing,
    preview: /^price unknown · \d.* left$/,
    sends: 1,
    first: true,
    price: 1,
  },
  previewed: [{ when: 'a person types', act: (page) => write(page, box, 'Twelve chars'), price: 1 }],
  limit: { above: 0.5, in: 'units' },
  held: { when: 'a message', act: nothing, price: 1, question: /uses about 1 of your 11\d messages/ },
  reading: 'follows',
  refund: { not: 'a message is not paid back' },
};
