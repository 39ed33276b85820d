import { addPlan } from './plan';
import { nothing, type Told, write } from './told';

const send: Told['send'] = async (page) => {
  await write(page, '#prompt', 'Hello');
  await page.getByRole('button', { name: 'Submit message' }).click();
};

/** Nobody tells what is left: a grant that was typed in burns by what the socket is seen to make. */
export const copilot: Told = {
  id: 'copilot-ms',
  kind: 'text by WebSocket, its credits typed in',
  url: 'https://copilot.microsoft.com/',
  before: (story) => addPlan(story, 'Microsoft Copilot', 'Microsoft 365 Personal'),
  left: ({ copilot: { creditsLeft } }) => creditsLeft,
  received: ({ copilot: { sendsReceived } }) => sendsReceived.length,
  said: (left) => String(left),
  ready: async (page) => (await page.locator('#mode option').count()) > 0,
  send,
  answered: /no address of the site tells\.$/,
  cancelled: /Connection lost/,
  unknown: { not: 'the price table tells all that the socket is seen to make' },
  previewed: [{ when: 'a first message was sent', act: send, price: 1 }],
  limit: { above: 0.5, in: 'units' },
  held: { when: 'a message', act: nothing, price: 1, question: /uses 1 of your 59 credits/ },
  reading: { not: 'no address tells what is left' },
  refund: { not: 'a message is not paid back' },
};
