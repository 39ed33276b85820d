import { presetsOf } from '../plan-presets';
import { type Ask, definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { monthStart, readInference } from './inference';
import { planTable } from './plans';
import { readWho } from './who';
import { readZeroGpu } from './zero-gpu';

function ask(endpoint: keyof typeof endpoints, url: string): Ask {
  return { endpoint, method: 'GET', url, auth: { kind: 'cookies' } };
}

/** The first of the month until now, in seconds, as its readers ask for it. */
const inferenceUrl = (now: number) =>
  `https://huggingface.co/api/settings/billing/usage-v2?startDate=${monthStart(now) / 1000}&endDate=${Math.floor(now / 1000)}`;

/**
 * Hugging Face: seconds of ZeroGPU a day, and the month's credits for inference. Spaces run on hosts of their own,
 * *.hf.space, where nothing is told; a run takes the seconds that it runs (twice on the xlarge GPU), which nobody knows
 * before. Who is signed in is not to be asked more than every few hours.
 */
export const huggingface = definePlatform({
  id: 'huggingface',
  name: 'Hugging Face',
  glyph: 'HF',
  icon: 'huggingface',
  tier: 'A',
  confidence: 'high',
  pages: ['https://huggingface.co/*'],
  permissions: ['https://huggingface.co/*'],
  sessionIn: 'page',
  endpoints,
  readers: { 'zero-gpu': readZeroGpu, who: readWho, inference: readInference },
  asking: {
    via: ['tab', 'background'],
    balance: (_, now) => [
      { ...ask('who', endpoints.who.url), everySeconds: 10_800 },
      { ...ask('zero-gpu', endpoints['zero-gpu'].url), required: true },
      { ...ask('inference', inferenceUrl(now)), everySeconds: 1800 },
    ],
  },
  makes: 'run',
  costs: [],
  composers: [],
  planTable,
  plans: presetsOf(planTable),
  links: {
    home: 'https://huggingface.co/',
    usage: 'https://huggingface.co/settings/billing',
    topUp: 'https://huggingface.co/settings/billing',
  },
});
