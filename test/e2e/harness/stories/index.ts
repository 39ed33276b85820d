import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilot } from './copilot';
import { flow } from './flow';
import { grok } from './grok';
import { kling } from './kling';
import { openrouter } from './openrouter';
import { poe } from './poe';
import { runway } from './runway';
import { suno } from './suno';
import type { Told } from './told';

/** The platforms of which the whole story is told: one of each kind of traffic, and of each kind of price. */
export const stories: readonly Told[] = [
  claude,
  chatgpt,
  grok,
  copilot,
  poe,
  openrouter,
  suno,
  kling,
  runway,
  civitai,
  flow,
];
