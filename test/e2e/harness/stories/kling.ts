import { choose, isNumber, nothing, type Told, write } from './told';

/** The price is asked by the page and goes with the request itself, in hundredths. */
export const kling: Told = {
  id: 'kling',
  kind: 'image and video by XHR, priced in the request',
  url: 'https://app.klingai.com/app/video/new',
  left: ({ kling: { creditsLeft } }) => creditsLeft,
  received: ({ kling: { counts } }) => counts.submits,
  said: (left) => String(left),
  ready: (page) => isNumber(page, '#credits'),
  send: async (page) => {
    await write(page, '#prompt', 'A red rose');
    await page.getByRole('button', { name: /^Generate/ }).click();
  },
  answered: /▶/,
  cancelled: /Cancelled/,
  unknown: {
    what: 'images whose price the site keeps to itself',
    act: async (page, practice) => {
      practice.kling.hidePrices();
      await choose('#model', 'image 3.0')(page);
    },
    preview: /^price unknown · \d+ credits left$/,
    sends: 1,
    price: 1,
  },
  previewed: [
    { when: 'nothing is typed yet', act: nothing, price: 20 },
    { when: 'a better mode is chosen', act: choose('#mode', 'pro'), price: 40 },
    { when: 'a longer clip is chosen', act: choose('#duration', '10'), price: 80 },
  ],
  limit: { above: 15, in: 'units' },
  held: {
    when: 'ten seconds in the usual mode',
    act: choose('#mode', 'std'),
    price: 40,
    question: /uses 40 of your 560 credits/,
  },
  reading: 'follows',
  refund: { not: 'no source says that Kling pays a failed task back' },
};
