import { augment } from './augment';
import { base44 } from './base44';
import { canva } from './canva';
import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilotMs } from './copilot-ms';
import { devin } from './devin';
import { emergent } from './emergent';
import { factory } from './factory';
import { figma } from './figma';
import { firefly } from './firefly';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { higgsfield } from './higgsfield';
import { huggingface } from './huggingface';
import { jetbrains } from './jetbrains';
import { jules } from './jules';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kilo } from './kilo';
import { kling } from './kling';
import { matchesPattern } from './match-pattern';
import { ollama } from './ollama';
import { opencode } from './opencode';
import { openrouter } from './openrouter';
import type { Platform } from './platform';
import { poe } from './poe';
import { runway } from './runway';
import { suno } from './suno';
import { warp } from './warp';
import { zed } from './zed';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  augment,
  base44,
  canva,
  chatgpt,
  civitai,
  claude,
  copilotMs,
  devin,
  emergent,
  factory,
  figma,
  firefly,
  grok,
  higgsfield,
  googleFlow,
  huggingface,
  jetbrains,
  jules,
  kilo,
  kling,
  ollama,
  opencode,
  openrouter,
  poe,
  runway,
  suno,
  warp,
  zed,
  ...rows.map(keyedPlatform),
];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function platformOfPage(url: string): Platform | undefined {
  return platforms.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}
