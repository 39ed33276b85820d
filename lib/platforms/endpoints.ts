import type { Endpoints } from '../wire/endpoint';
import { endpoints as chatgpt } from './chatgpt/endpoints';
import { endpoints as civitai } from './civitai/endpoints';
import { endpoints as claude } from './claude/endpoints';
import { endpoints as copilotMs } from './copilot-ms/endpoints';
import { endpoints as firefly } from './firefly/endpoints';
import { endpoints as googleFlow } from './google-flow/endpoints';
import { endpoints as grok } from './grok/endpoints';
import { endpoints as higgsfield } from './higgsfield/endpoints';
import { endpoints as kling } from './kling/endpoints';
import { matchesPattern } from './match-pattern';
import { endpoints as openrouter } from './openrouter/endpoints';
import { endpoints as poe } from './poe/endpoints';
import { endpoints as runway } from './runway/endpoints';
import { endpoints as suno } from './suno/endpoints';

interface Watched {
  readonly id: string;
  /** The platform's `pages`, said again: its index would pull the readers into the page's world. A test holds them together. */
  readonly pages: readonly string[];
  readonly endpoints: Endpoints;
}

/** What the page tap knows of the platforms: facts only. */
export const watched: readonly Watched[] = [
  { id: 'chatgpt', pages: ['https://chatgpt.com/*'], endpoints: chatgpt },
  {
    id: 'civitai',
    pages: ['https://civitai.com/*', 'https://civitai.red/*', 'https://civitai.green/*'],
    endpoints: civitai,
  },
  { id: 'claude', pages: ['https://claude.ai/*'], endpoints: claude },
  { id: 'copilot-ms', pages: ['https://copilot.microsoft.com/*'], endpoints: copilotMs },
  { id: 'google-flow', pages: ['https://labs.google/*'], endpoints: googleFlow },
  {
    id: 'firefly',
    pages: ['https://firefly.adobe.com/*', 'https://express.adobe.com/*'],
    endpoints: firefly,
  },
  { id: 'grok', pages: ['https://grok.com/*'], endpoints: grok },
  { id: 'higgsfield', pages: ['https://higgsfield.ai/*'], endpoints: higgsfield },
  {
    id: 'kling',
    pages: [
      'https://kling.ai/*',
      'https://klingai.com/*',
      'https://app.klingai.com/*',
      'https://klingai.kuaishou.com/*',
    ],
    endpoints: kling,
  },
  { id: 'openrouter', pages: ['https://openrouter.ai/*'], endpoints: openrouter },
  { id: 'poe', pages: ['https://poe.com/*'], endpoints: poe },
  { id: 'runway', pages: ['https://app.runwayml.com/*'], endpoints: runway },
  { id: 'suno', pages: ['https://suno.com/*'], endpoints: suno },
];

/** The endpoints to watch on the page at `url`. */
export function endpointsOfPage(url: string): Endpoints | undefined {
  return watched.find(({ pages }) => pages.some((pattern) => matchesPattern(pattern, url)))?.endpoints;
}
