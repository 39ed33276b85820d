import { presetsOf } from '../plan-presets';
import { definePlatform } from '../platform';
import { endpoints } from './endpoints';
import { readInference } from './inference';
import { planTable } from './plans';
import { readZeroGpu } from './zero-gpu';

/**
 * Hugging Face: seconds of ZeroGPU a day, and the month's credits for inference. The latter are only read along: their
 * address wants the days that are asked for. Spaces run on hosts of their own, *.hf.space, where nothing is told; a run
 * takes the seconds that it runs (twice on the xlarge GPU), which nobody knows before.
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
  readers: { 'zero-gpu': readZeroGpu, inference: readInference },
  asking: {
    via: ['tab', 'background'],
    balance: () => [
      {
        endpoint: 'zero-gpu',
        method: 'GET',
        url: 'https://huggingface.co/api/spaces/zero-gpu/quota',
        auth: { kind: 'cookies' },
        required: true,
      },
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
