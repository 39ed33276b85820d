import type { PriceRule } from '../../core/quote/rule';

const credits = { pool: 'credits', unit: 'credit' } as const;
const video = { feature: 'video', ...credits } as const;
const image = { feature: 'image', ...credits } as const;

/** Runway's own models cost the same on the web plan, as reviews and a client's notes have it. */
const own = {
  asOf: '2026-04-21',
  source: 'https://github.com/runwayml/skills (prices of the developer API)',
  confidence: 'medium',
} as const;

/** Whether models of others cost the same on the web plan, nobody says. */
const foreign = { ...own, confidence: 'low' } as const;

const explore = {
  settings: { explore: true },
  amount: 0,
  asOf: '2026-05',
  source: 'https://github.com/api-evangelist/runway (plans: Explore mode takes no credits)',
  confidence: 'medium',
} as const;

/** The page asks for the price itself before each start; the table serves where that was not heard. */
export const costs: readonly PriceRule[] = [
  { ...video, ...explore },
  { ...image, ...explore },
  { ...video, models: ['gen4_turbo'], perSecond: 5, ...own },
  { ...video, models: ['gen4.5'], perSecond: 12, ...own },
  { ...video, models: ['gen4_aleph'], perSecond: 15, ...own },
  { ...video, models: ['seedance2', 'seedance_2'], perSecond: 36, ...foreign },
  { ...video, models: ['veo3'], perSecond: 40, ...foreign },
  { ...video, models: ['veo3.1'], perSecond: 20, upTo: 2, ...foreign },
  { ...video, models: ['veo3.1_fast'], perSecond: 10, upTo: 1.5, ...foreign },
  { ...image, models: ['gen4_image'], settings: { resolution: '720p' }, amount: 5, ...own },
  { ...image, models: ['gen4_image'], settings: { resolution: '1080p' }, amount: 8, ...own },
  { ...image, models: ['gen4_image'], amount: 5, upTo: 1.6, ...own },
  { ...image, models: ['gen4_image_turbo'], amount: 2, ...own },
  { ...image, models: ['gemini_2.5_flash'], amount: 5, ...foreign },
  {
    feature: 'sound',
    ...credits,
    models: ['eleven_text_to_sound*'],
    amount: 1,
    upTo: 2,
    ...foreign,
  },
];
