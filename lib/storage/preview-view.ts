import * as v from 'valibot';

const distance = v.pipe(v.number(), v.finite(), v.minValue(-10_000), v.maxValue(10_000));

/** How a platform's cost preview stands in its pages, as the person left it. */
export const PreviewViewSchema = v.strictObject({
  /** Not at all. */
  hidden: v.exactOptional(v.literal(true)),
  /** As a mark only. */
  small: v.exactOptional(v.literal(true)),
  /** Away from its usual place, in px. */
  moved: v.exactOptional(v.strictObject({ x: distance, y: distance })),
});
export type PreviewView = v.InferOutput<typeof PreviewViewSchema>;
