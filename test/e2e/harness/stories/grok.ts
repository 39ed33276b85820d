import { nothing, type Told, write } from './told';

const box = '.query-bar .ProseMirror';

/** A share of the week that is published nowhere, read by gRPC-web: learned. */
export const grok: Told = {
  id: 'grok',
  kind: 'text by NDJSON, its week by gRPC-web',
  url: 'https://grok.com/',
  // So that the week pays for fewer messages than the mode's own window, and is told first.
  before: async ({ practice }) => practice.grok.setUsage({ weekly: 60, auto: 50 }),
  left: ({ grok: { weeklyUsed } }) => 100 - weeklyUsed,
  received: ({ grok: { messages } }) => messages,
  said: (left) => `${left}%`,
  ready: async (page) => (await page.locator('#usage .meter').count()) > 2,
  send: async (page) => {
    await write(page, box, 'What is a gauge?');
    await page.getByRole('button', { name: 'Submit' }).click();
  },
  answered: /a share of the week\.$/,
  cancelled: /Message cancelled/,
  unknown: {
    what: 'what a first message takes of the week',
    act: nothing,
    preview: /^≈ 1 query · 50 → 49$/,
    sends: 2,
    first: true,
    price: 1,
  },
  previewed: [{ when: 'a person types', act: (page) => write(page, box, 'Twelve chars'), price: 1 }],
  limit: { above: 0.5, in: 'percent' },
  held: { when: 'a message', act: nothing, price: 1, question: /takes about 1%.* of the weekly window/ },
  reading: 'follows',
  refund: { not: 'a message is not paid back' },
};
