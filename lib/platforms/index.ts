import { bolt } from './bolt';
import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilot } from './copilot';
import { copilotMs } from './copilot-ms';
import { cursor } from './cursor';
import { firefly } from './firefly';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { higgsfield } from './higgsfield';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kling } from './kling';
import { lovable } from './lovable';
import { matchesPattern } from './match-pattern';
import { openrouter } from './openrouter';
import type { Platform } from './platform';
import { poe } from './poe';
import { replit } from './replit';
import { runway } from './runway';
import { suno } from './suno';
import { v0 } from './v0';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  bolt,
  chatgpt,
  civitai,
  claude,
  copilot,
  copilotMs,
  cursor,
  firefly,
  grok,
  higgsfield,
  googleFlow,
  kling,
  lovable,
  openrouter,
  poe,
  replit,
  runway,
  suno,
  v0,
  ...rows.map(keyedPlatform),
];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function platformOfPage(url: string): Platform | undefined {
  return platforms.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}
