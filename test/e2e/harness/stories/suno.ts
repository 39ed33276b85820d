import { nothing, posts, type Told, write } from './told';

const box = '.lyrics-editor-content';

/** Two songs for ten credits, by the price table; the balance by a token of the page's own. */
export const suno: Told = {
  id: 'suno',
  kind: 'music by XHR on another host',
  url: 'https://suno.com/create',
  left: ({ suno: { creditsLeft } }) => creditsLeft,
  received: (practice) => posts(practice, /\/generate\/v2-web/),
  said: (left) => String(left),
  ready: async (page) => /\d/.test((await page.locator('#credits').textContent()) ?? ''),
  send: async (page) => {
    await write(page, box, 'Ten credits for two songs');
    await page.getByRole('button', { name: 'Create song' }).click();
  },
  answered: /♪/,
  cancelled: /could not be created/,
  unknown: {
    not: 'only a create in Max mode has no price, and nothing on the page tells us that it is on before it is sent',
  },
  previewed: [
    { when: 'nothing is typed yet', act: nothing, price: 10 },
    { when: 'a person types', act: (page) => write(page, box, 'La la la'), price: 10 },
  ],
  limit: { above: 5, in: 'units' },
  held: { when: 'a create', act: nothing, price: 10, question: /uses 10 of your (about )?7\d0 credits/ },
  reading: 'follows',
  refund: { not: 'a create that fails was never paid' },
};
