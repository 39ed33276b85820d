import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const Quota = v.nullish(
  v.object({
    available: v.nullish(v.boolean()),
    remainingQueries: v.pipe(v.number(), v.finite(), v.minValue(0)),
    windowSizeSeconds: v.nullish(v.pipe(v.number(), v.minValue(0))),
    nextAvailableAt: v.nullish(IsoTime),
  }),
);

/** What Imagine counts, in the order in which it is shown. */
const labels = {
  image: 'Images',
  imageEdit: 'Image edits',
  imagePro: 'Pro images',
  video: 'Videos',
  video720p: 'Videos 720p',
} as const;
type Kind = keyof typeof labels;
const kinds = Object.keys(labels) as Kind[];

const QuotaInfo = v.object({
  image: Quota,
  imageEdit: Quota,
  imagePro: Quota,
  video: Quota,
  video720p: Quota,
});

export function imaginePool(kind: Kind): string {
  return `imagine:${kind}`;
}

/** POST /rest/media/imagine/quota_info: counts of 24 hours. Null: the plan has none of it. No limit is told. */
export function readImagineQuota(answer: Answer): Findings {
  const info = shaped(QuotaInfo, answer.json);
  if (kinds.every((kind) => info[kind] === undefined))
    refuse('changed-shape', 'body', 'No quota that we know is in the answer.');
  const pools = kinds.flatMap((kind): PoolReading[] => {
    const quota = info[kind];
    if (quota === null || quota === undefined) return [];
    const { available, remainingQueries, windowSizeSeconds, nextAvailableAt } = quota;
    return [
      {
        id: imaginePool(kind),
        label: labels[kind],
        unit: 'use',
        remaining: available === false ? 0 : remainingQueries,
        ...(windowSizeSeconds ? { windowSeconds: windowSizeSeconds } : {}),
        ...(typeof nextAvailableAt === 'number' ? { resetsAt: nextAvailableAt } : {}),
      },
    ];
  });
  return { pools, complete: true };
}
