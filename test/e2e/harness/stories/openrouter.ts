import { addKey } from './key';
import { choose, nothing, type Told, write } from './told';

/** Money by the token: the site's own price list, and answers as long as those before. */
export const openrouter: Told = {
  id: 'openrouter',
  kind: 'text by SSE in an API playground, in money by the token',
  url: 'https://openrouter.ai/chat',
  before: (story) => addKey(story, 'OpenRouter', story.practice.openrouter.managementKey),
  left: ({ openrouter: { creditsLeft } }) => creditsLeft,
  received: ({ openrouter: site }) => site.completions,
  said: (left) => `$${left.toFixed(2)}`,
  ready: async (page) => (await page.locator('#model option').count()) > 0,
  send: async (page) => {
    await write(page, '#prompt', 'Hello');
    await page.getByRole('button', { name: 'Send message' }).click();
  },
  answered: /in dollars: ¤ → \$\.$/,
  cancelled: /Cancelled\. Your message is back in the box/,
  unknown: {
    what: 'a model that is in no list yet, and how long its answers are',
    act: nothing,
    sends: 3,
    first: true,
    price: 0.18,
  },
  previewed: [{ when: 'three answers came', act: nothing, price: 0.18 }],
  limit: { above: 0.1, in: 'units' },
  held: {
    when: 'a message',
    act: choose('#model', 'practice/quick-1'),
    price: 0.18,
    question: /uses about \$0\.18 of your \$17\.\d\d/,
  },
  reading: 'follows',
  refund: { not: 'an answer is not paid back' },
};
