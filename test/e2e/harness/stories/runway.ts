import { choose, isNumber, nothing, type Told, write } from './told';

/** The site's own quote, which its page asks for at each change of a setting; it is asked nothing by us. */
export const runway: Told = {
  id: 'runway',
  kind: 'video by fetch, quoted by the site',
  url: 'https://app.runwayml.com/',
  left: ({ runway: { creditsLeft } }) => creditsLeft,
  received: ({ runway: { counts } }) => counts.starts,
  said: (left) => left.toLocaleString('en'),
  ready: (page) => isNumber(page, '#credits'),
  send: async (page) => {
    await write(page, '#prompt', 'A quiet harbour');
    await page.getByRole('button', { name: /^Generate/ }).click();
  },
  answered: /▶/,
  cancelled: /Cancelled/,
  unknown: {
    what: 'an image whose price the site keeps to itself',
    act: async (page, practice) => {
      practice.runway.hidePrices();
      await choose('#model', 'workflow_gemini_image')(page);
    },
    preview: /^price unknown · [\d,]+ credits left$/,
    sends: 1,
    price: 8,
  },
  previewed: [
    { when: 'nothing is typed yet', act: nothing, price: 25 },
    { when: 'another model is chosen', act: choose('#model', 'gen4.5'), price: 60 },
    { when: 'a longer clip is chosen', act: choose('#duration', '10'), price: 120 },
  ],
  limit: { above: 20, in: 'units' },
  held: {
    when: 'ten seconds of Gen-4 Turbo',
    act: choose('#model', 'gen4_turbo'),
    price: 50,
    question: /uses 50 of your 2,000 credits/,
  },
  reading: 'follows',
  refund: { not: 'no source says that Runway pays a failed task back' },
};
