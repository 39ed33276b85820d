import { choose, isNumber, nothing, type Told, write } from './told';

const send: Told['send'] = async (page) => {
  await write(page, '#prompt', 'Hello');
  await page.getByRole('button', { name: 'Send message' }).click();
};

/** GraphQL by one address; the price goes with the message. */
export const poe: Told = {
  id: 'poe',
  kind: 'text by GraphQL, priced in the request',
  url: 'https://poe.com/',
  left: ({ poe: { pointsLeft } }) => pointsLeft,
  received: ({ poe: { sendsReceived } }) => sendsReceived,
  said: (left) => left.toLocaleString('en'),
  ready: (page) => isNumber(page, '#points'),
  send,
  answered: /A practice answer of/,
  cancelled: /Cancelled/,
  unknown: { not: 'a message that tells no price can not be told from the page’s other requests' },
  previewed: [
    { when: 'a first message was sent', act: send, price: 20 },
    {
      when: 'one of another bot was sent',
      act: async (page) => {
        await choose('#bot', 'practice_large')(page);
        await page.getByText('380 points').waitFor();
        await send(page);
      },
      price: 380,
    },
  ],
  limit: { above: 100, in: 'units' },
  held: {
    when: 'a message of the large bot',
    act: nothing,
    price: 380,
    question: /uses 380 of your [\d,]+ points/,
  },
  reading: 'page',
  refund: { not: 'Poe pays no message back' },
};
