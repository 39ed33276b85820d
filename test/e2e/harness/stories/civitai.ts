import { soon } from '../story';
import { previewLine } from './preview';
import { choose, isNumber, nothing, type Told, write } from './told';

/** Batches of tRPC; the page asks the price of its form at each change, and adds a tip. */
export const civitai: Told = {
  id: 'civitai',
  kind: 'image by tRPC batches, quoted by the site',
  url: 'https://civitai.com/generate',
  before: async ({ practice }) => practice.civitai.hidePrices(),
  left: ({ civitai: { buzzLeft } }) => buzzLeft.blue,
  received: ({ civitai: { workflows } }) => workflows.length,
  said: (left) => String(left),
  ready: (page) => isNumber(page, '#buzz .meter span:nth-child(2)'),
  send: async (page) => {
    await write(page, '#prompt', 'A calm picture');
    await page.getByRole('button', { name: /^Generate/ }).click();
  },
  answered: /Job /,
  cancelled: /Cancelled/,
  unknown: {
    what: 'images whose price the site keeps to itself',
    act: nothing,
    preview: /^price unknown · .* left$/,
    sends: 1,
    first: true,
    price: 5,
  },
  previewed: [
    {
      when: 'the site tells its price',
      act: async (page, practice) => {
        practice.civitai.tellPrices();
        await choose('#size', '1:4')(page);
      },
      price: 2,
    },
    { when: 'a larger picture is chosen', act: choose('#size', '1:1'), price: 5 },
    { when: 'several are chosen', act: choose('#quantity', '4'), price: 20 },
  ],
  limit: { above: 8, in: 'units' },
  held: {
    when: 'two pictures',
    // What is sent before the site has told its price goes unasked.
    act: async (page) => {
      await choose('#quantity', '2')(page);
      await soon(
        () => previewLine(page),
        (line) => line?.startsWith('10 credits ') === true,
      );
    },
    price: 10,
    question: /uses 10 of your (about )?3\d\d credits/,
  },
  reading: 'asked',
  refund: { fail: ({ civitai }) => civitai.failNextJob(), seen: /Job / },
};
