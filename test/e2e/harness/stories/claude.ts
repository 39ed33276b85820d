import { nothing, posts, type Told, write } from './told';

const box = '[data-testid="chat-input"]';

/** A share of windows that is published nowhere: learned from what the stream says of them at its end. */
export const claude: Told = {
  id: 'claude',
  kind: 'text by SSE, in percent of a window',
  url: 'https://claude.ai/new',
  left: ({ claude: { organization } }) => 100 - organization.usage.session,
  received: (practice) => posts(practice, /\/completion$/),
  said: (left) => `${left}%`,
  ready: async (page) => (await page.locator('#usage .meter').count()) > 1,
  send: async (page) => {
    await write(page, box, 'How many credits are in a gauge?');
    await page.getByRole('button', { name: /^Send/ }).click();
  },
  answered: /a share of your windows\.$/,
  cancelled: /No answer|Stopped/,
  unknown: {
    what: 'a first message',
    act: nothing,
    preview: /^price unknown · \d+% of your .+ left$/,
    sends: 2,
    first: true,
    price: 3,
  },
  previewed: [{ when: 'a person types', act: (page) => write(page, box, 'Twelve chars'), price: 3 }],
  limit: { above: 2, in: 'percent' },
  held: { when: 'a message', act: nothing, price: 3, question: /takes about 3%.* of the 5-hour window/ },
  reading: 'follows',
  refund: { not: 'a message is not paid back' },
};
