import { anthropicApi } from './anthropic-api';
import { characterAi } from './character-ai';
import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { copilotMs } from './copilot-ms';
import { deepseek } from './deepseek';
import { firefly } from './firefly';
import { genspark } from './genspark';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { groqApi } from './groq-api';
import { higgsfield } from './higgsfield';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kling } from './kling';
import { matchesPattern } from './match-pattern';
import { metaAi } from './meta-ai';
import { minimax } from './minimax';
import { mistral } from './mistral';
import { openaiApi } from './openai-api';
import { openrouter } from './openrouter';
import type { Platform } from './platform';
import { poe } from './poe';
import { qwen } from './qwen';
import { runway } from './runway';
import { suno } from './suno';
import { you } from './you';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  anthropicApi,
  characterAi,
  chatgpt,
  civitai,
  claude,
  copilotMs,
  deepseek,
  firefly,
  genspark,
  grok,
  groqApi,
  higgsfield,
  googleFlow,
  kling,
  metaAi,
  minimax,
  mistral,
  openaiApi,
  openrouter,
  poe,
  qwen,
  runway,
  suno,
  you,
  ...rows.map(keyedPlatform),
];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform on whose pages `url` lies. */
export function platformOfPage(url: string): Platform | undefined {
  return platforms.find((platform) => platform.pages.some((pattern) => matchesPattern(pattern, url)));
}
