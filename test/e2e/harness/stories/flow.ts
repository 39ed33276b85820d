import { choose, isNumber, type Told, write } from './told';

const send: Told['send'] = async (page) => {
  await write(page, '#prompt', 'A calm clip');
  await page.getByRole('button', { name: /^Generate/ }).click();
};

/** Clips by models with a price list; a failed clip is paid back. */
export const flow: Told = {
  id: 'google-flow',
  kind: 'video by fetch on another host, from a price list',
  url: 'https://labs.google/fx/tools/flow',
  left: ({ flow: { creditsLeft } }) => creditsLeft,
  received: ({ flow: { clipsMade } }) => clipsMade,
  said: (left) => String(left),
  ready: (page) => isNumber(page, '#credits'),
  send,
  answered: /ready/,
  cancelled: /Cancelled/,
  unknown: {
    what: 'a clip of a model that is in no list',
    act: choose('#model', 'veo_4_t2v'),
    sends: 1,
    first: true,
    price: 40,
  },
  previewed: [
    {
      when: 'a clip of Lite was sent',
      act: async (page) => {
        await choose('#model', 'veo_3_1_t2v_lite')(page);
        await send(page);
      },
      price: 10,
    },
  ],
  limit: { above: 15, in: 'units' },
  held: {
    when: 'a clip of Fast',
    act: choose('#model', 'veo_3_1_t2v_fast'),
    price: 20,
    question: /uses 20 of your (about )?\d+ credits/,
  },
  reading: 'follows',
  refund: { fail: ({ flow: site }) => site.failNextClips(), seen: /0 of 1 clip/ },
};
