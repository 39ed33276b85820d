import { abacus } from './abacus';
import { aiStudio } from './ai-studio';
import { amp } from './amp';
import { anthropicApi } from './anthropic-api';
import { antigravity } from './antigravity';
import { augment } from './augment';
import { azure } from './azure';
import { azureBudgets } from './azure-budgets';
import { azureOpenai } from './azure-openai';
import { base44 } from './base44';
import { bolt } from './bolt';
import { canva } from './canva';
import { characterAi } from './character-ai';
import { chatgpt } from './chatgpt';
import { civitai } from './civitai';
import { claude } from './claude';
import { codebuff } from './codebuff';
import { commandcode } from './commandcode';
import { copilot } from './copilot';
import { copilotCredits } from './copilot-credits';
import { copilotMs } from './copilot-ms';
import { cursor } from './cursor';
import { deepseek } from './deepseek';
import { descript } from './descript';
import { devin } from './devin';
import { dreamina } from './dreamina';
import { elevenlabs } from './elevenlabs';
import { emergent } from './emergent';
import { factory } from './factory';
import { figma } from './figma';
import { firefly } from './firefly';
import { gemini } from './gemini';
import { genspark } from './genspark';
import { googleCloud } from './google-cloud';
import { googleFlow } from './google-flow';
import { grok } from './grok';
import { groqApi } from './groq-api';
import { hailuo } from './hailuo';
import { heygen } from './heygen';
import { higgsfield } from './higgsfield';
import { huggingface } from './huggingface';
import { ideogram } from './ideogram';
import { jetbrains } from './jetbrains';
import { jules } from './jules';
import { keyedPlatform } from './keyed/keyed-platform';
import { rows } from './keyed/rows';
import { kilo } from './kilo';
import { kimi } from './kimi';
import { kiro } from './kiro';
import { kling } from './kling';
import { krea } from './krea';
import { leonardo } from './leonardo';
import { lovable } from './lovable';
import { luma } from './luma';
import { manus } from './manus';
import { metaAi } from './meta-ai';
import { midjourney } from './midjourney';
import { minimax } from './minimax';
import { mistral } from './mistral';
import { notion } from './notion';
import { novelai } from './novelai';
import { ollama } from './ollama';
import { openaiApi } from './openai-api';
import { opencode } from './opencode';
import { openrouter } from './openrouter';
import { perplexity } from './perplexity';
import { pika } from './pika';
import { pixai } from './pixai';
import { pixverse } from './pixverse';
import type { Platform } from './platform';
import { poe } from './poe';
import { qoder } from './qoder';
import { qwen } from './qwen';
import { recraft } from './recraft';
import { replit } from './replit';
import { runway } from './runway';
import { seaart } from './seaart';
import { suno } from './suno';
import { synthesia } from './synthesia';
import { t3chat } from './t3chat';
import { tensorart } from './tensorart';
import { udio } from './udio';
import { v0 } from './v0';
import { vertexAi } from './vertex-ai';
import { vidu } from './vidu';
import { warp } from './warp';
import { windsurf } from './windsurf';
import { you } from './you';
import { zed } from './zed';

/** Every platform that we know. To add one: CONTRIBUTING.md, "Add a platform". */
export const platforms: readonly Platform[] = [
  abacus,
  amp,
  aiStudio,
  anthropicApi,
  antigravity,
  augment,
  azure,
  azureBudgets,
  azureOpenai,
  base44,
  bolt,
  canva,
  characterAi,
  chatgpt,
  civitai,
  claude,
  codebuff,
  commandcode,
  copilot,
  copilotCredits,
  copilotMs,
  cursor,
  deepseek,
  descript,
  devin,
  dreamina,
  elevenlabs,
  emergent,
  factory,
  figma,
  firefly,
  gemini,
  genspark,
  googleCloud,
  googleFlow,
  grok,
  groqApi,
  hailuo,
  heygen,
  higgsfield,
  huggingface,
  ideogram,
  jetbrains,
  jules,
  kilo,
  kimi,
  kiro,
  kling,
  krea,
  leonardo,
  lovable,
  luma,
  manus,
  metaAi,
  midjourney,
  minimax,
  mistral,
  notion,
  novelai,
  ollama,
  openaiApi,
  opencode,
  openrouter,
  perplexity,
  pika,
  pixai,
  pixverse,
  poe,
  qoder,
  qwen,
  recraft,
  replit,
  runway,
  seaart,
  suno,
  synthesia,
  t3chat,
  tensorart,
  udio,
  v0,
  vertexAi,
  vidu,
  warp,
  windsurf,
  you,
  zed,
  ...rows.map(keyedPlatform),
];
