import { abacus } from './abacus';
import { augment } from './augment';
import { base44 } from './base44';
import { bolt } from './bolt';
import { canva } from './canva';
import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilot } from './copilot';
import { copilotMs } from './copilot-ms';
import { cursor } from './cursor';
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
import { kimi } from './kimi';
import { kling } from './kling';
import { lovable } from './lovable';
import { manus } from './manus';
import { matchesPattern } from './match-pattern';
import { notion } from './notion';
import { ollama } from './ollama';
import { opencode } from './opencode';
import { openrouter } from './openrouter';
import { perplexity } from './perplexity';
import type { Platform } from './platform';
import { poe } from './poe';
import { replit } from './replit';
import { runway } from './runway';
import { suno } from './suno';
import { t3chat } from './t3chat';
import { v0 } from './v0';
import { warp } from './warp';
import { zed } from './zed';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  abacus,
  augment,
  base44,
  bolt,
  canva,
  chatgpt,
  civitai,
  claude,
  copilot,
  copilotMs,
  cursor,
  devin,
  emergent,
  factory,
  figma,
  firefly,
  googleFlow,
  grok,
  higgsfield,
  huggingface,
  jetbrains,
  jules,
  kilo,
  kimi,
  kling,
  lovable,
  manus,
  notion,
  ollama,
  opencode,
  openrouter,
  perplexity,
  poe,
  replit,
  runway,
  suno,
  t3chat,
  v0,
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
