import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilotMs } from './copilot-ms';
import { dreamina } from './dreamina';
import { elevenlabs } from './elevenlabs';
import { firefly } from './firefly';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { higgsfield } from './higgsfield';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kling } from './kling';
import { leonardo } from './leonardo';
import { matchesPattern } from './match-pattern';
import { midjourney } from './midjourney';
import { novelai } from './novelai';
import { openrouter } from './openrouter';
import { pixverse } from './pixverse';
import type { Platform } from './platform';
import { poe } from './poe';
import { runway } from './runway';
import { suno } from './suno';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  chatgpt,
  civitai,
  claude,
  copilotMs,
  dreamina,
  elevenlabs,
  firefly,
  grok,
  higgsfield,
  googleFlow,
  kling,
  leonardo,
  midjourney,
  novelai,
  openrouter,
  pixverse,
  poe,
  runway,
  suno,
  ...rows.map(keyedPlatform),
];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function platformOfPage(url: string): Platform | undefined {
  return platforms.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}
