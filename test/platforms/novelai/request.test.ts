import { expect, it } from 'vitest';
import { endpoints } from '../../../lib/platforms/novelai/endpoints';
import { observedRequest } from '../../../lib/wire/observation';
import { readTask } from '../../../lib/wire/task';
import { fixture } from '../fixture';

it('a request of the page, as a browser recorded it, tells its task and nothing of its prompt', () => {
  const { body } = JSON.parse(fixture('novelai', 'generate-image-request-v4.json')) as { body: string };
  const url = 'https://image.novelai.net/ai/generate-image';
  const seen = observedRequest(endpoints.image, url, () => null, body);
  expect(JSON.stringify(seen)).not.toContain('lighthouse');
  expect(seen && readTask(endpoints.image.task, { ...seen, params: {} })).toEqual({
    feature: 'image',
    model: 'nai-diffusion-4-5-curated',
    count: 1,
    characters: 'a lighthouse on a cliff'.length,
    settings: { width: 832, height: 1216, steps: 23 },
  });
});
