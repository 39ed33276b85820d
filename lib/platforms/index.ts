import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilotMs } from './copilot-ms';
import { descript } from './descript';
import { firefly } from './firefly';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { hailuo } from './hailuo';
import { heygen } from './heygen';
import { higgsfield } from './higgsfield';
import { ideogram } from './ideogram';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kling } from './kling';
import { krea } from './krea';
import { luma } from './luma';
import { matchesPattern } from './match-pattern';
import { openrouter } from './openrouter';
import { pika } from './pika';
import { pixai } from './pixai';
import type { Platform } from './platform';
import { poe } from './poe';
import { recraft } from './recraft';
import { runway } from './runway';
import { seaart } from './seaart';
import { suno } from './suno';
import { synthesia } from './synthesia';
import { tensorart } from './tensorart';
import { udio } from './udio';
import { vidu } from './vidu';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  chatgpt,
  civitai,
  claude,
  copilotMs,
  descript,
  firefly,
  grok,
  hailuo,
  heygen,
  higgsfield,
  ideogram,
  googleFlow,
  kling,
  krea,
  luma,
  openrouter,
  pika,
  pixai,
  poe,
  recraft,
  runway,
  seaart,
  suno,
  synthesia,
  tensorart,
  udio,
  vidu,
  ...rows.map(keyedPlatform),
];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function platformOfPage(url: string): Platform | undefined {
  return platforms.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}
